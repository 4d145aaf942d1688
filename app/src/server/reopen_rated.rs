//! Somebody was unhappy with what was said to be solved: the desk opens the ticket again.

use base::server::{Actor, Ctx, Error, Result};
use feedback::server::satisfaction::of_ticket;
use tickets::{
    Change, Status, Ticket,
    server::{change, find},
};

/// Opens a rated ticket again; one that is open stays open.
///
/// # Errors
/// [`Error::NotFound`] for a ticket whose rating is none of the actor's to read, [`Error::Forbidden`] for everybody but the
/// desk.
#[tracing::instrument(name = "app.reopen_rated", skip_all, fields(ticket.key = key))]
pub(crate) async fn reopen_rated(ctx: &Ctx, actor: &Actor, key: &str) -> Result<Ticket> {
    let ticket = find(ctx, actor, key).await?;
    of_ticket(ctx, actor, ticket.id.0).await?.ok_or(Error::NotFound)?;
    if ticket.status.is_active() {
        return Ok(ticket);
    }
    change(ctx, actor, &ticket.number, Change { status: Some(Status::Open), ..Change::default() }).await
}
