//! Keeps the facts of a ticket as it changes.

use base::{
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use consumers::server::{Consumer, DomainEvent, Start};
use tickets::TicketEvent;

use super::keep::refresh;
use crate::server::report_hours::business_hours;

/// What changes a fact. Notes, subjects and escalations change none.
const KINDS: &[&str] = &[
    "ticket.opened",
    "ticket.replied",
    "ticket.status_changed",
    "ticket.priority_changed",
    "ticket.category_changed",
    "ticket.assigned",
    "ticket.tagged",
    "ticket.removed",
];

/// Reckons a ticket anew whenever something happened to it. What was there before is counted by a job.
pub struct TicketFactsConsumer;

#[async_trait::async_trait]
impl Consumer for TicketFactsConsumer {
    fn name(&self) -> &'static str {
        "ticket-facts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        KINDS
    }

    fn start(&self) -> Start {
        Start::Now
    }

    async fn react(&self, ctx: &Ctx, tx: &mut Tx, event: &DomainEvent) -> Result<()> {
        let ticket = event.parse::<TicketEvent>()?.ticket.id.0;
        if is_known(tx, ticket, event.seq).await? {
            return Ok(());
        }
        refresh(tx, &business_hours(ctx).await?, &[ticket]).await
    }
}

/// Whether a ticket was reckoned with this event already: of several that happened at once, all are in it with the first.
async fn is_known(tx: &mut Tx, ticket: Uuid, seq: i64) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select from ticket_facts where ticket_id = $1 and seq >= $2) as "is_known!""#,
        ticket,
        seq,
    )
    .fetch_one(&mut **tx)
    .await?)
}
