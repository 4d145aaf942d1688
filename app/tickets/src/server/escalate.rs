//! An agent asks for more than the usual: the ticket becomes urgent, and the reason is kept.

use base::{
    check_length,
    server::{Actor, Ctx, Result, invalid},
};

use super::{
    change::prioritize,
    find::{load, lock},
    record::record,
};
use crate::server::permissions;
use crate::{Event, Priority, Ticket};

/// Escalates a ticket.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for customers, invalid input without a reason.
#[tracing::instrument(name = "tickets.escalate", skip_all, fields(ticket.key = key))]
pub async fn escalate(ctx: &Ctx, actor: &Actor, key: &str, reason: &str) -> Result<Ticket> {
    actor.can(permissions::ESCALATE)?;
    check_length(reason, 1_000).map_err(|said| invalid("reason", said))?;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    record(ctx, &mut tx, actor, ticket.id, &Event::Escalated { reason: reason.trim().to_owned() }).await?;
    prioritize(ctx, &mut tx, actor, &ticket, Priority::Urgent).await?;
    let ticket = load(&mut tx, actor, ticket.id).await?;
    ctx.commit(tx).await?;
    Ok(ticket)
}
