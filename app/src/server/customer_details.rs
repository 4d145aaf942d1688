//! What every domain knows of somebody who asks, for the desk.

use base::{
    UserId,
    server::{Actor, Ctx, Result},
};
use identity::server::customers::{customer_profile, notes_about};
use knowledge::server::offered_to;
use tickets::{Filter, server::queue};

use crate::CustomerDetails;

/// One more than a panel shows beside the ticket that is open.
const TICKETS: u32 = 6;

/// Somebody from every side.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is nobody, [`base::server::Error::Forbidden`] for everybody but the desk.
pub(crate) async fn customer_details(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<CustomerDetails> {
    let profile = customer_profile(ctx, actor, person).await?;
    let asked = Filter { requester: Some(person), limit: Some(TICKETS), ..Filter::default() };
    let asked = queue(ctx, actor, &asked).await?;
    Ok(CustomerDetails {
        profile,
        notes: notes_about(ctx, actor, person).await?,
        tickets: asked.tickets,
        ticket_count: asked.pagination.total,
        articles: offered_to(ctx, actor, person).await?,
    })
}
