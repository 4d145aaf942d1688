//! An agent takes a ticket that nobody has. Of two at once, one gets it and the other is told who.

use base::server::{Actor, Ctx, Error, Result};

use super::{
    assign::assign,
    find::{load, lock},
};
use crate::server::permissions;
use crate::{Refusal, Ticket};

/// Gives the ticket to the actor.
///
/// # Errors
/// [`Error::Conflict`] with the current ticket when somebody else has it; [`Error::Forbidden`] for customers.
#[tracing::instrument(name = "tickets.claim", skip_all, fields(ticket.key = key))]
pub async fn claim(ctx: &Ctx, actor: &Actor, key: &str) -> Result<Ticket> {
    let agent = actor.can(permissions::ASSIGN)?.id;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    if let Some(holder) = ticket.assigned_to.as_ref().filter(|holder| holder.id != agent) {
        let held = Refusal::HeldBy { name: holder.name.clone() };
        return Err(Error::conflict_with(held, "ticket", &ticket));
    }
    assign(ctx, &mut tx, actor, &ticket, Some(agent)).await?;
    let ticket = load(&mut tx, actor, ticket.id).await?;
    ctx.commit(tx).await?;
    Ok(ticket)
}
