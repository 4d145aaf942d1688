//! An admin removes a ticket with all that was said in it.

use base::server::{Actor, Ctx, Result};

use super::{find::lock, record::topic};

/// Deletes a ticket for good, from the outbox too.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but admins.
#[tracing::instrument(name = "tickets.remove", skip_all, fields(ticket.key = key))]
pub async fn remove(ctx: &Ctx, actor: &Actor, key: &str) -> Result<()> {
    actor.admin()?;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    sqlx::query!("delete from tickets where id = $1", ticket.id.0).execute(&mut *tx).await?;
    realtime::server::forget(&mut tx, &topic(ticket.id)).await?;
    ctx.commit(tx).await
}
