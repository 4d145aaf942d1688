//! An admin removes a ticket with all that was said in it.

use base::server::{Actor, Ctx, Result};

use super::{
    find::lock,
    record::{Place, tell},
};
use crate::Event;
use crate::server::permissions;

/// Deletes a ticket for good, from the outbox too.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but admins.
#[tracing::instrument(name = "tickets.remove", skip_all, fields(ticket.key = key))]
pub async fn remove(ctx: &Ctx, actor: &Actor, key: &str) -> Result<()> {
    actor.can(permissions::DELETE)?;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    sqlx::query!("delete from tickets where id = $1", ticket.id.0).execute(&mut *tx).await?;
    realtime::server::forget(&mut tx, &ticket.id.topic()).await?;
    // What was said is gone from there too; that it is gone has to be heard.
    let place = Place { seq: ticket.seq + 1, public_seq: Some(ticket.seq + 1), now: ctx.now() };
    tell(&mut tx, actor, ticket.id, &Event::Removed {}, &place).await?;
    ctx.commit(tx).await
}
