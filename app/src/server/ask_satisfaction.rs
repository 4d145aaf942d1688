//! Once a ticket is resolved, its requester is asked how it was: ratings react to what tickets recorded.

use base::server::{Actor, Ctx, Error, Result, Tx};
use consumers::server::{Consumer, DomainEvent, Start};
use feedback::server::satisfaction::{RatedTicket, ask};
use tickets::{Event, Status, TicketEvent, server::find};

use super::rate_ticket::rated;

/// The consumer.
pub struct AskSatisfaction;

#[async_trait::async_trait]
impl Consumer for AskSatisfaction {
    fn name(&self) -> &'static str {
        "ask_satisfaction"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["ticket.status_changed"]
    }

    /// Nobody is asked now how a ticket of long ago was.
    fn start(&self) -> Start {
        Start::Now
    }

    async fn react(&self, ctx: &Ctx, tx: &mut Tx, event: &DomainEvent) -> Result<()> {
        let TicketEvent { ticket: facts, event, at, .. } = event.parse()?;
        if !matches!(event, Event::StatusChanged { to: Status::Resolved, .. }) {
            return Ok(());
        }
        // Who asked may have become another account since, and the ticket be gone.
        let ticket = match find(ctx, &Actor::System, &facts.id.to_string()).await {
            Ok(ticket) => ticket,
            Err(Error::NotFound) => return Ok(()),
            Err(error) => return Err(error),
        };
        let asked = RatedTicket {
            agent: facts.assignee.map(|agent| agent.id),
            team: facts.team.map(|team| team.id.into()),
            category: facts.category,
            ..rated(&ticket)
        };
        ask(ctx, tx, &asked, at).await
    }
}
