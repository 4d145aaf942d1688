//! A ticket is held: retention and the erasure of a person leave it alone, until an admin lets it go.

use base::server::{Actor, Audited, Ctx, Result, Tx, audit};
use serde_json::json;

use super::record::record;
use crate::{Event, Ticket};

/// Holds a locked ticket, or lets it go, where that differs.
pub(super) async fn hold(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    is_held: bool,
) -> Result<()> {
    if is_held == ticket.is_held {
        return Ok(());
    }
    sqlx::query!("update tickets set is_held = $2 where id = $1", ticket.id.0, is_held)
        .execute(&mut **tx)
        .await?;
    let audited = Audited::new("ticket.hold_changed", "ticket", ticket.id)
        .before(&json!({ "is_held": ticket.is_held }))?
        .after(&json!({ "is_held": is_held }))?;
    audit(ctx, tx, actor, audited).await?;
    record(ctx, tx, actor, ticket.id, &Event::HoldChanged { is_held }).await
}
