//! What was said in a ticket, and what entry to it. Internal notes are left out of the query itself.

use base::{
    DateTime, PageQuery, Pagination, Utc,
    server::{Actor, Ctx, Cursor, Error, Result},
    uuid::Uuid,
};
use files::Attachment;
use markdown::server::plain_message;

use super::{
    find::{load, party, resolve, scope},
    message_files::files_of,
};
use crate::server::permissions;
use crate::{Conversation, LoggedEvent, Message, MessageId, SenderType, Ticket, TicketId, TimelineEntry};

/// The messages of a ticket that the actor may see, oldest first.
///
/// # Errors
/// [`Error::NotFound`] for a ticket that is not there or not theirs.
pub async fn messages(
    ctx: &Ctx,
    actor: &Actor,
    key: &str,
    query: &PageQuery,
) -> Result<(Vec<Message>, Pagination)> {
    let mut reader = ctx.read().await?;
    let id = resolve(&mut reader, key).await?;
    let ticket = load(&mut reader, actor, id).await?;
    let is_staff = scope(actor)?.is_none();
    let after = query.cursor.as_deref().map(Cursor::read).transpose()?;
    let mut rows = sqlx::query_as!(
        MessageRow,
        r#"select m.id, m.ticket_id, m.sender_type, m.body, m.body_html, m.is_internal, m.created_at, m.attachment_count,
             u.id as "sender_id?", u.name as "sender_name?"
         from ticket_messages m left join users u on u.id = m.sender_id
         where m.ticket_id = $1 and ($2 or not m.is_internal)
             and ($3::timestamptz is null or (m.created_at, m.id) > ($3, $4))
         order by m.created_at, m.id limit $5 offset $6"#,
        ticket.id.0,
        is_staff,
        after.map(|after| after.at),
        after.map(|after| after.id),
        i64::from(query.limit()) + 1,
        if after.is_some() { 0 } else { query.offset() },
    )
    .fetch_all(&mut *reader)
    .await?;
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from ticket_messages where ticket_id = $1 and ($2 or not is_internal)"#,
        ticket.id.0,
        is_staff,
    )
    .fetch_one(&mut *reader)
    .await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let next = rows.last().filter(|_| has_more);
    let next = next.map(|row| Cursor { at: row.created_at, id: row.id }.write());
    let messages = into_messages(&mut reader, rows).await?;
    reader.release();
    Ok((messages, Pagination::new(query, total, next)))
}

/// A ticket with the newest hundred messages and the newest hundred changes that the actor may see,
/// oldest first: what a page shows.
///
/// # Errors
/// [`Error::NotFound`] for a ticket that is not there or not theirs.
pub async fn conversation(ctx: &Ctx, actor: &Actor, key: &str) -> Result<Conversation> {
    let mut reader = ctx.read().await?;
    let id = resolve(&mut reader, key).await?;
    let ticket = load(&mut reader, actor, id).await?;
    let mut timeline = newest_messages(&mut reader, actor, id).await?;
    timeline.extend(newest_changes(&mut reader, actor, &ticket).await?);
    reader.release();
    timeline.sort_by_key(|entry| entry.at);
    Ok(Conversation {
        ticket,
        timeline,
        idempotency_key: ctx.id().to_string(),
        now: ctx.now(),
        read_until: None,
    })
}

async fn newest_messages(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    ticket: TicketId,
) -> Result<Vec<TimelineEntry>> {
    let rows = sqlx::query_as!(
        MessageRow,
        r#"select m.id, m.ticket_id, m.sender_type, m.body, m.body_html, m.is_internal, m.created_at, m.attachment_count,
             u.id as "sender_id?", u.name as "sender_name?"
         from ticket_messages m left join users u on u.id = m.sender_id
         where m.ticket_id = $1 and ($2 or not m.is_internal)
         order by m.created_at desc, m.id desc limit 100"#,
        ticket.0,
        scope(actor)?.is_none(),
    )
    .fetch_all(&mut *connection)
    .await?;
    let messages = into_messages(connection, rows).await?;
    Ok(messages.into_iter().rev().map(TimelineEntry::said).collect())
}

/// Everything but what was said, as far as the ticket knows of it: what comes later is heard live. Customers see
/// what moved the ticket.
async fn newest_changes(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    ticket: &Ticket,
) -> Result<Vec<TimelineEntry>> {
    let rows = sqlx::query!(
        r#"select e.metadata, e.created_at, u.id as "by_id?", u.name as "by_name?"
         from ticket_events e left join users u on u.id = e.performed_by
         where e.ticket_id = $1 and e.event_type not in ('opened', 'replied', 'noted')
             and ($2 or e.event_type in ('status_changed', 'subject_changed')) and e.created_at <= $3
         order by e.seq desc limit 100"#,
        ticket.id.0,
        scope(actor)?.is_none(),
        ticket.updated_at,
    )
    .fetch_all(connection)
    .await?;
    let changed = rows.into_iter().rev().map(|row| {
        let event = serde_json::from_value(row.metadata).map_err(anyhow::Error::from)?;
        Ok(TimelineEntry { event, by: party(row.by_id, row.by_name), at: row.created_at })
    });
    changed.collect()
}

/// One message that the actor may see.
pub(super) async fn message(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    ticket: TicketId,
    id: MessageId,
) -> Result<Message> {
    let is_staff = scope(actor)?.is_none();
    let row = sqlx::query_as!(
        MessageRow,
        r#"select m.id, m.ticket_id, m.sender_type, m.body, m.body_html, m.is_internal, m.created_at, m.attachment_count,
             u.id as "sender_id?", u.name as "sender_name?"
         from ticket_messages m left join users u on u.id = m.sender_id
         where m.id = $1 and m.ticket_id = $2 and ($3 or not m.is_internal)"#,
        id.0,
        ticket.0,
        is_staff,
    )
    .fetch_optional(&mut *connection)
    .await?;
    let found = into_messages(connection, row.into_iter().collect()).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The audit trail of a ticket, oldest first.
///
/// # Errors
/// [`Error::Forbidden`] for customers, even of their own ticket.
pub async fn events(
    ctx: &Ctx,
    actor: &Actor,
    key: &str,
    query: &PageQuery,
) -> Result<(Vec<LoggedEvent>, Pagination)> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let id = resolve(&mut reader, key).await?;
    let ticket = load(&mut reader, actor, id).await?;
    // Events are numbered without gaps, so a page begins after the number that it passes over.
    let after = match &query.cursor {
        Some(cursor) => cursor.parse().map_err(|_| Cursor::wrong())?,
        None => query.offset(),
    };
    let rows = sqlx::query!(
        r#"select e.seq, e.event_type, e.metadata, e.created_at, u.id as "by_id?", u.name as "by_name?"
         from ticket_events e left join users u on u.id = e.performed_by
         where e.ticket_id = $1 and e.seq > $2 order by e.seq limit $3"#,
        ticket.id.0,
        after,
        i64::from(query.limit()),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let next = rows.last().map(|row| row.seq).filter(|seq| *seq < ticket.seq).map(|seq| seq.to_string());
    let events = rows.into_iter().map(|row| LoggedEvent {
        seq: row.seq,
        event_type: row.event_type,
        performed_by: party(row.by_id, row.by_name),
        metadata: row.metadata,
        created_at: row.created_at,
    });
    // Every event raised the ticket's sequence by one, so the last of them is their count.
    Ok((events.collect(), Pagination::new(query, ticket.seq, next)))
}

/// The messages with their files.
async fn into_messages(connection: &mut sqlx::PgConnection, rows: Vec<MessageRow>) -> Result<Vec<Message>> {
    let counts = rows.iter().map(|row| (row.id, row.attachment_count));
    let mut files = files_of(connection, counts).await?;
    rows.into_iter()
        .map(|row| {
            let attachments = files.remove(&row.id).unwrap_or_default();
            row.into_message(attachments)
        })
        .collect()
}

struct MessageRow {
    id: Uuid,
    ticket_id: Uuid,
    sender_type: String,
    body: String,
    body_html: Option<String>,
    is_internal: bool,
    created_at: DateTime<Utc>,
    attachment_count: i16,
    sender_id: Option<Uuid>,
    sender_name: Option<String>,
}

impl MessageRow {
    fn into_message(self, attachments: Vec<Attachment>) -> Result<Message> {
        let sender_type = SenderType::parse(&self.sender_type)
            .ok_or_else(|| anyhow::anyhow!("sender type {:?} is unknown", self.sender_type))?;
        Ok(Message {
            id: self.id.into(),
            ticket_id: self.ticket_id.into(),
            sender_type,
            sender: party(self.sender_id, self.sender_name),
            body_html: self.body_html.unwrap_or_else(|| plain_message(&self.body)),
            body: self.body,
            is_internal: self.is_internal,
            attachments,
            created_at: self.created_at,
            updated_at: self.created_at,
        })
    }
}
