//! Writes down what happened: the audit row and the outbox row, with the next `seq`, in the changing transaction.

use std::sync::Arc;

use base::server::{Actor, Ctx, Result, Tx};
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
    let (seq, public_seq) = next_seq(ctx, tx, ticket, event.is_public()).await?;
    let public_seq = event.is_public().then_some(public_seq);
    record_at(ctx, tx, actor, ticket, event, seq, public_seq).await
}

/// Records an event at a known place: the first of a new ticket.
pub(super) async fn record_at(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    event: &Event,
    seq: i64,
    public_seq: Option<i64>,
) -> Result<()> {
    let written = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into ticket_events (ticket_id, seq, event_type, performed_by, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        ticket.0,
        seq,
        event.kind(),
        actor.id().map(|id| id.0),
        written,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let by = actor.person().ok().map(|person| Party { id: person.id, name: person.name.clone() });
    let pushed = serde_json::to_value(Happened { event: event.clone(), by, at: ctx.now() });
    let event = pushed.map_err(anyhow::Error::from)?;
    let entry = Entry { topic: topic(ticket).into(), seq, public_seq, feed: Some(Arc::from(QUEUE)), event };
    realtime::server::record(tx, &entry, ctx.now()).await
}

/// The topic of a ticket's conversation.
pub(super) fn topic(ticket: TicketId) -> String {
    format!("ticket:{ticket}")
}

async fn next_seq(ctx: &Ctx, tx: &mut Tx, ticket: TicketId, is_public: bool) -> Result<(i64, i64)> {
    let row = sqlx::query!(
        "update tickets set last_seq = last_seq + 1, last_public_seq = last_public_seq + $2,
             version = version + 1, updated_at = $3
         where id = $1 returning last_seq, last_public_seq",
        ticket.0,
        i64::from(is_public),
        ctx.now(),
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok((row.last_seq, row.last_public_seq))
}
