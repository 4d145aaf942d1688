//! A chat read again. What only the desk sees is left out of the query itself.

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};

use super::{
    find::{View, load_all, view_of},
    message_rows::messages_of,
    queue_place::queue_place,
};
use crate::{
    ChatEntry, ChatHistory, ChatSession, ChatSessionId, ChatStatus, Event, OwnChat, OwnChats, SequencedEntry,
};

/// Entries of one page.
const PAGE: usize = 100;

/// The newest hundred entries of a chat, or the hundred after or before a place in the reader's count.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not there or not theirs, [`Error::Unauthenticated`] for strangers.
#[tracing::instrument(name = "chat.history", skip_all, fields(chat.id = %id))]
pub async fn history(
    ctx: &Ctx,
    actor: &Actor,
    id: ChatSessionId,
    after: Option<i64>,
    before: Option<i64>,
) -> Result<ChatHistory> {
    let mut reader = ctx.read().await?;
    let view = view_of(&mut reader, actor, id).await?;
    let found = load_all(&mut reader, ctx.now(), &[id]).await?;
    let chat = found.into_iter().next().ok_or(Error::NotFound)?;
    // Read before the entries: what comes meanwhile is heard live, from this place on.
    let seq = if view == View::Visitor { chat.public_seq } else { chat.seq };
    let place = Place { is_public: view == View::Visitor, until: seq, after, before };
    let (entries, has_earlier) = page(&mut reader, id, place).await?;
    reader.release();
    let queue = if chat.status == ChatStatus::Waiting { queue_place(ctx, actor, id).await? } else { None };
    Ok(ChatHistory { entries, has_earlier, queue, ..head(chat, view, seq) })
}

fn head(chat: ChatSession, view: View, seq: i64) -> ChatHistory {
    ChatHistory {
        session_id: chat.id,
        status: chat.status,
        entries: Vec::new(),
        seq,
        has_earlier: false,
        queue: None,
        agent: chat.assigned_to.as_ref().map(|agent| agent.name.clone()),
        visitor_read_seq: chat.visitor_read_seq,
        agent_read_seq: chat.agent_read_seq,
        ticket_number: chat.ticket_number.clone(),
        rating: chat.rating,
        name: chat.visitor.name.clone(),
        email: chat.visitor.email.clone(),
        chat: (view == View::Desk).then_some(chat),
    }
}

/// Which part of a chat, in whose count.
#[derive(Clone, Copy)]
struct Place {
    is_public: bool,
    until: i64,
    after: Option<i64>,
    before: Option<i64>,
}

/// The entries of a place in order, and whether there are more before them.
async fn page(
    connection: &mut sqlx::PgConnection,
    chat: ChatSessionId,
    place: Place,
) -> Result<(Vec<SequencedEntry>, bool)> {
    // After a place the oldest are wanted; else the newest, and one more to see whether there are any.
    let is_forward = place.after.is_some();
    let mut rows = sqlx::query_as!(
        EntryRow,
        r#"
        select place as "place!", message_id, metadata, performer_name, created_at as "created_at!"
        from (
            select case when $2 then public_seq else seq end as place, id as message_id, null::jsonb as metadata,
                sender_name as performer_name, created_at
            from chat_messages where session_id = $1
            union all
            select case when $2 then public_seq else seq end, null, metadata, performer_name, created_at
            from chat_events where session_id = $1
        ) entry
        where place <= $3 and ($4::bigint is null or place > $4) and ($5::bigint is null or place < $5)
        order by case when $6 then place else -place end limit $7
        "#,
        chat.0,
        place.is_public,
        place.until,
        place.after,
        place.before,
        is_forward,
        i64::try_from(PAGE).unwrap_or(i64::MAX) + 1,
    )
    .fetch_all(&mut *connection)
    .await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    if !is_forward {
        rows.reverse();
    }
    // The count has no gaps: what is not the first has something before it.
    let has_earlier = if is_forward { rows.first().is_some_and(|row| row.place > 1) } else { has_more };
    let mut entries = into_entries(connection, rows).await?;
    if place.is_public {
        entries = entries.into_iter().map(SequencedEntry::for_visitor).collect();
    }
    Ok((entries, has_earlier))
}

struct EntryRow {
    place: i64,
    message_id: Option<Uuid>,
    metadata: Option<serde_json::Value>,
    performer_name: Option<String>,
    created_at: DateTime<Utc>,
}

async fn into_entries(
    connection: &mut sqlx::PgConnection,
    rows: Vec<EntryRow>,
) -> Result<Vec<SequencedEntry>> {
    let said: Vec<_> = rows.iter().filter_map(|row| row.message_id).collect();
    let mut messages = messages_of(connection, &said).await?;
    let entries = rows.into_iter().map(|row| {
        let message = row.message_id.and_then(|id| messages.remove(&id));
        let event = match message {
            Some(message) => Event::said(message),
            None => serde_json::from_value(row.metadata.unwrap_or_default()).map_err(anyhow::Error::from)?,
        };
        let entry = ChatEntry { event, by: row.performer_name, at: row.created_at };
        Ok(SequencedEntry { seq: row.place, entry })
    });
    entries.collect()
}

/// The chats of the same visitor, of the same account, and of whom the host site calls the same, newest first. A stranger
/// has none.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "chat.own_chats", skip_all)]
pub async fn own_chats(ctx: &Ctx, actor: &Actor) -> Result<OwnChats> {
    let (session, person) = match actor {
        Actor::Visitor(visitor) => (Some(visitor.session.0), None),
        Actor::Person(person) => (None, Some(person.id.0)),
        Actor::Anonymous | Actor::AiBot | Actor::System => return Ok(OwnChats { sessions: Vec::new() }),
    };
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"
        with own as (select visitor_id, external_id from chat_sessions where id = $1),
        ids as (
            select s.id from chat_sessions s where s.customer_id = $2
            union select s.id from chat_sessions s join own on s.visitor_id = own.visitor_id
                and coalesce(s.external_id = own.external_id, s.external_id is null)
            union select s.id from chat_sessions s join own on s.external_id = own.external_id
        )
        select s.id, s.status, s.preview, s.last_message_at,
            (select count(*) from chat_messages m where m.session_id = s.id and m.public_seq > s.visitor_read_seq
                and m.sender_type <> 'customer') as "unread!"
        from chat_sessions s join ids using (id) order by s.started_at desc, s.id desc limit 50
        "#,
        session,
        person,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let sessions = rows.into_iter().map(|row| {
        Ok(OwnChat {
            session_id: row.id.into(),
            status: ChatStatus::parse(&row.status)
                .ok_or_else(|| anyhow::anyhow!("chat status {:?} is unknown", row.status))?,
            preview: row.preview,
            unread: row.unread,
            last_message_at: row.last_message_at,
        })
    });
    Ok(OwnChats { sessions: sessions.collect::<Result<_>>()? })
}
