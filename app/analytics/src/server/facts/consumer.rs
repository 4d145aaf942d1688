//! Keeps the facts of a ticket as it changes.

use base::server::{Ctx, Result, Tx};
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
        let event: TicketEvent = event.parse()?;
        refresh(tx, &business_hours(ctx).await?, &[event.ticket.id.0]).await
    }
}
