//! Writes down what happened: the audit row and the outbox row, with the next `seq`, in the changing transaction.

use std::sync::Arc;

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Result, Tx},
};
use realtime::{QUEUE, server::Entry};

use crate::{Event, Happened, Party, TicketId};

/// Records an event of a ticket whose row this transaction holds.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    event: &Event,
) -> Result<()> {
    let now = ctx.now();
    let (seq, public_seq) = next_seq(tx, ticket, event.is_public(), now).await?;
    let place = Place { seq, public_seq: event.is_public().then_some(public_seq), now };
    record_at(tx, actor, ticket, event, &place).await
}

/// Where in its ticket's story an event stands.
pub(super) struct Place {
    /// Among all.
    pub seq: i64,
    /// Among those that the customer sees, where they see it.
    pub public_seq: Option<i64>,
    /// The moment that the ticket says it was last changed at.
    pub now: DateTime<Utc>,
}

/// Records an event at a known place: the first of a new ticket, the last of one that goes.
pub(super) async fn record_at(
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    event: &Event,
    place: &Place,
) -> Result<()> {
    let written = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into ticket_events (ticket_id, seq, event_type, performed_by, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        ticket.0,
        place.seq,
        event.kind(),
        actor.id().map(|id| id.0),
        written,
        place.now,
    )
    .execute(&mut **tx)
    .await?;
    tell(tx, actor, ticket, event, place).await
}

/// Tells the listeners, and keeps nothing.
pub(super) async fn tell(
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    event: &Event,
    place: &Place,
) -> Result<()> {
    let by = actor.person().ok().map(|person| Party { id: person.id, name: person.name.clone() });
    let pushed = serde_json::to_value(Happened { event: event.clone(), by, at: place.now });
    let event = pushed.map_err(anyhow::Error::from)?;
    let feed = Some(Arc::from(QUEUE));
    let entry =
        Entry { topic: ticket.topic().into(), seq: place.seq, public_seq: place.public_seq, feed, event };
    realtime::server::record(tx, &entry, place.now).await
}

async fn next_seq(tx: &mut Tx, ticket: TicketId, is_public: bool, now: DateTime<Utc>) -> Result<(i64, i64)> {
    let row = sqlx::query!(
        "update tickets set last_seq = last_seq + 1, last_public_seq = last_public_seq + $2,
             version = version + 1, updated_at = $3
         where id = $1 returning last_seq, last_public_seq",
        ticket.0,
        i64::from(is_public),
        now,
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok((row.last_seq, row.last_public_seq))
}
