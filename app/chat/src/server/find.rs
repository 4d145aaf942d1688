//! Finds a chat through the actor: what may not be seen is never handed out.

use std::collections::HashMap;

use base::{
    DateTime, Utc,
    chrono::TimeDelta,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};
use identity::Party;

use super::permissions;
use crate::{ChatSession, ChatSessionId, ChatStatus, Visitor};

/// A visitor whose browser said so within this time is there.
const HERE: TimeDelta = TimeDelta::seconds(30);

/// As whom an actor sees a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// As the one who asks: an agent too, in a chat that they began themselves.
    Visitor,
    /// As the desk.
    Desk,
}

/// The chat of an id, as the desk sees it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see; [`Error::Unauthenticated`] for strangers.
pub async fn find(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<ChatSession> {
    actor.allow(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let found = load_all(&mut reader, ctx.now(), &[id]).await?.into_iter().next().ok_or(Error::NotFound);
    reader.release();
    found
}

/// As whom the actor sees the chat.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see; [`Error::Unauthenticated`] for strangers.
pub(super) async fn view_of(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    id: ChatSessionId,
) -> Result<View> {
    // Whom the host site calls the same is the same, in whatever browser. What a browser had before its site vouched for
    // somebody does not open what they said afterwards: somebody else may have sat there.
    let (session, person) = match actor {
        Actor::Anonymous => return Err(Error::Unauthenticated),
        Actor::System | Actor::AiBot => return Ok(View::Desk),
        Actor::Visitor(visitor) => (Some(visitor.session.0), None),
        Actor::Person(person) => (None, Some(person.id.0)),
    };
    let row = sqlx::query!(
        r#"select coalesce(s.customer_id = $2, false)
             or (own.visitor_id is not distinct from s.visitor_id
                 and coalesce(s.external_id = own.external_id, s.external_id is null))
             or coalesce(own.external_id = s.external_id, false) as "is_own!",
             $3::uuid is null or own.id is not null as "is_somebody!"
         from chat_sessions s left join chat_sessions own on own.id = $3 where s.id = $1"#,
        id.0,
        person,
        session,
    )
    .fetch_optional(connection)
    .await?
    .ok_or(Error::NotFound)?;
    if row.is_own {
        Ok(View::Visitor)
    } else if actor.may(permissions::READ_ALL) {
        Ok(View::Desk)
    } else if row.is_somebody {
        Err(Error::NotFound)
    } else {
        // A visitor of a chat that is gone is a stranger.
        Err(Error::Unauthenticated)
    }
}

/// Holds the chat until the transaction ends, where the actor may see it: changes to one chat come one after another.
///
/// # Errors
/// As [`view_of`].
pub(super) async fn lock(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    id: ChatSessionId,
) -> Result<(ChatSession, View)> {
    sqlx::query!("select from chat_sessions where id = $1 for update", id.0)
        .fetch_optional(&mut **tx)
        .await?;
    let view = view_of(tx, actor, id).await?;
    let chat = load_all(tx, ctx.now(), &[id]).await?.into_iter().next().ok_or(Error::NotFound)?;
    Ok((chat, view))
}

/// The chats of ids, in their order; whoever may not see them must not have got the ids.
pub(super) async fn load_all(
    connection: &mut sqlx::PgConnection,
    now: DateTime<Utc>,
    ids: &[ChatSessionId],
) -> Result<Vec<ChatSession>> {
    let wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query_as!(
        ChatRow,
        r#"select s.id, s.status, s.customer_id, s.name, s.email::text as email, s.is_verified, s.is_name_verified,
             s.external_id, s.visitor_seen_at, s.topic, s.team_id, s.skills, s.assigned_agent_id,
             (select a.name from users a where a.id = s.assigned_agent_id) as agent_name, s.locale,
             s.origin, s.page_url, s.page_title, s.last_seq, s.last_public_seq, s.message_count, s.preview,
             s.visitor_read_seq, s.agent_read_seq, (select t.number from tickets t where t.id = s.ticket_id) as ticket_number, s.rating, s.started_at, s.queued_at,
             s.last_message_at, s.waiting_since, s.ended_at
         from chat_sessions s where s.id = any($1)"#,
        &wanted,
    )
    .fetch_all(connection)
    .await?;
    let found = rows.into_iter().map(|row| row.into_chat(now).map(|chat| (chat.id, chat)));
    let mut found = found.collect::<Result<HashMap<_, _>>>()?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

struct ChatRow {
    id: Uuid,
    status: String,
    customer_id: Option<Uuid>,
    name: Option<String>,
    email: Option<String>,
    is_verified: bool,
    is_name_verified: bool,
    external_id: Option<String>,
    visitor_seen_at: DateTime<Utc>,
    topic: Option<String>,
    team_id: Option<Uuid>,
    skills: Vec<String>,
    assigned_agent_id: Option<Uuid>,
    agent_name: Option<String>,
    locale: String,
    origin: Option<String>,
    page_url: Option<String>,
    page_title: Option<String>,
    last_seq: i64,
    last_public_seq: i64,
    message_count: i32,
    preview: String,
    visitor_read_seq: i64,
    agent_read_seq: i64,
    ticket_number: Option<String>,
    rating: Option<i16>,
    started_at: DateTime<Utc>,
    queued_at: DateTime<Utc>,
    last_message_at: DateTime<Utc>,
    waiting_since: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
}

impl ChatRow {
    fn into_chat(self, now: DateTime<Utc>) -> Result<ChatSession> {
        let status = ChatStatus::parse(&self.status)
            .ok_or_else(|| anyhow::anyhow!("chat status {:?} is unknown", self.status))?;
        let assigned_to = self.assigned_agent_id.zip(self.agent_name);
        Ok(ChatSession {
            id: self.id.into(),
            status,
            visitor: Visitor {
                customer_id: self.customer_id.map(Into::into),
                name: self.name,
                email: self.email,
                is_verified: self.is_verified,
                is_name_verified: self.is_name_verified,
                external_id: self.external_id,
                is_here: status.is_open() && now - self.visitor_seen_at < HERE,
            },
            topic: self.topic,
            team_id: self.team_id.map(Into::into),
            skills: self.skills,
            assigned_to: assigned_to.map(|(id, name)| Party { id: id.into(), name }),
            locale: self.locale,
            origin: self.origin,
            page_url: self.page_url,
            page_title: self.page_title,
            seq: self.last_seq,
            message_count: self.message_count,
            preview: self.preview,
            visitor_read_seq: self.visitor_read_seq,
            agent_read_seq: self.agent_read_seq,
            public_seq: self.last_public_seq,
            ticket_number: self.ticket_number,
            rating: self.rating,
            started_at: self.started_at,
            queued_at: self.queued_at,
            last_message_at: self.last_message_at,
            waiting_since: self.waiting_since,
            ended_at: self.ended_at,
        })
    }
}
