//! An admin removes a ticket with all that was said in it.

use base::server::{Actor, Audited, Ctx, Result, audit};
use serde_json::json;

use super::{
    find::lock,
    message_files::MESSAGE,
    record::{EventPosition, publish},
};
use crate::server::permissions;
use crate::{Event, TicketFacts};

/// Deletes a ticket for good, from the outbox too. The audit log keeps who did, and which it was.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but admins.
#[tracing::instrument(name = "tickets.remove", skip_all, fields(ticket.key = key))]
pub async fn remove(ctx: &Ctx, actor: &Actor, key: &str) -> Result<()> {
    actor.can(permissions::DELETE)?;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    let messages = sqlx::query_scalar!("select id from ticket_messages where ticket_id = $1", ticket.id.0)
        .fetch_all(&mut *tx)
        .await?;
    files::server::remove_of(&mut tx, MESSAGE, &messages).await?;
    sqlx::query!("delete from tickets where id = $1", ticket.id.0).execute(&mut *tx).await?;
    // What it was about was the requester's, and goes with the ticket.
    let was = json!({"number": ticket.number, "requester": ticket.requester});
    audit(ctx, &mut tx, actor, Audited::new("ticket.removed", "ticket", ticket.id).before(&was)?).await?;
    realtime::server::forget(&mut tx, &ticket.id.topic()).await?;
    // What was said is gone from there too; that it is gone has to be heard.
    let position = EventPosition { seq: ticket.seq + 1, public_seq: Some(ticket.seq + 1), now: ctx.now() };
    publish(&mut tx, actor, TicketFacts::from(&ticket), &Event::Removed {}, &position).await?;
    ctx.commit(tx).await
}
