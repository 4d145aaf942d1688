//! Records a domain event: the audit row and the outbox row, with the next `seq`, in the changing transaction.

use std::sync::Arc;

use base::{
    DateTime, Performer, Utc,
    server::{Actor, Ctx, Result, Tx},
};
use realtime::{
    QUEUE,
    server::{Entry, Fact},
};

use super::{find::party, permissions};
use crate::{Event, Party, Priority, Source, Status, TicketEvent, TicketFacts, TicketId, TimelineEntry};

/// Records an event of a ticket whose row this transaction holds, and has changed already.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    event: &Event,
) -> Result<()> {
    let (position, facts) = next_position(tx, actor, ticket, event.is_public(), ctx.now()).await?;
    record_at(tx, actor, facts, event, &position).await
}

/// Where among its ticket's events one stands.
pub(super) struct EventPosition {
    /// Among all.
    pub seq: i64,
    /// Among those that the customer sees, where they see it.
    pub public_seq: Option<i64>,
    /// The moment that the ticket says it was last changed at.
    pub now: DateTime<Utc>,
}

/// Records an event at a known position: the first of a new ticket.
pub(super) async fn record_at(
    tx: &mut Tx,
    actor: &Actor,
    facts: TicketFacts,
    event: &Event,
    position: &EventPosition,
) -> Result<()> {
    let written = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    let by = Performer::from(actor);
    sqlx::query!(
        "insert into ticket_events (ticket_id, seq, event_type, performed_by, performed_role, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        facts.id.0,
        position.seq,
        event.kind(),
        by.id.map(|id| id.0),
        by.kind.as_str(),
        written,
        position.now,
    )
    .execute(&mut **tx)
    .await?;
    publish(tx, actor, facts, event, position).await
}

/// Writes the outbox row alone: the last event of a ticket that is gone.
pub(super) async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    facts: TicketFacts,
    event: &Event,
    position: &EventPosition,
) -> Result<()> {
    let topic = facts.id.topic().into();
    let by = actor.person().ok().map(|person| Party { id: person.id, name: person.name.clone() });
    let shown = serde_json::to_value(TimelineEntry { event: event.clone(), by, at: position.now });
    let domain_event = TicketEvent::new(facts, event.clone(), actor.into(), position.now);
    let entry = Entry {
        topic,
        seq: position.seq,
        public_seq: position.public_seq,
        feed: Some(Arc::from(QUEUE)),
        event: shown.map_err(anyhow::Error::from)?,
    };
    let fact = Fact::new(domain_event.kind(), &domain_event)?;
    realtime::server::record(tx, &entry, &fact, position.now).await
}

/// Counts the event, and reads in the same statement what its readers have to know of the ticket. Whoever of the desk had read
/// everything has read what they did themselves.
async fn next_position(
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    is_public: bool,
    now: DateTime<Utc>,
) -> Result<(EventPosition, TicketFacts)> {
    let reader = actor.person().ok().filter(|_| actor.may(permissions::READ_ALL)).map(|person| person.id);
    let row = sqlx::query!(
        r#"with counted as (
             update tickets set last_seq = last_seq + 1, last_public_seq = last_public_seq + $2,
                 version = version + 1, updated_at = $3
             where id = $1
             returning last_seq, last_public_seq, number, subject, priority, status, source, tags, requester_id,
                 assignee_id, category_id
         ), seen as (
             update ticket_reads r set seq = counted.last_public_seq, read_at = $3 from counted
             where r.user_id = $4 and r.ticket_id = $1 and r.seq = counted.last_public_seq - $2
         )
         select last_seq as "last_seq!", last_public_seq as "last_public_seq!", number as "number!",
             subject as "subject!", priority as "priority!", status as "status!", source as "source!", tags as "tags!",
             requester_id as "requester_id!", assignee_id as "assignee_id?",
             (select slug from categories c where c.id = category_id) as "category!",
             (select name from users u where u.id = requester_id) as "requester!",
             (select name from users u where u.id = assignee_id) as assignee
         from counted"#,
        ticket.0,
        i64::from(is_public),
        now,
        reader.map(|reader| reader.0),
    )
    .fetch_one(&mut **tx)
    .await?;
    let position =
        EventPosition { seq: row.last_seq, public_seq: is_public.then_some(row.last_public_seq), now };
    let facts = TicketFacts {
        id: ticket,
        number: row.number,
        subject: row.subject,
        category: row.category,
        priority: Priority::from_rank(row.priority),
        status: Status::parse(&row.status)
            .ok_or_else(|| anyhow::anyhow!("status {:?} is unknown", row.status))?,
        source: Source::parse(&row.source).unwrap_or_default(),
        requester: Party { id: row.requester_id.into(), name: row.requester },
        assignee: party(row.assignee_id, row.assignee),
        team: None,
        tags: row.tags,
    };
    Ok((position, facts))
}
