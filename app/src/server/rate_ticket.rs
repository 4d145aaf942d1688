//! The requester of a ticket says how it was: tickets know no ratings, and ratings no ticket.

use base::{
    Role,
    chrono::TimeDelta,
    server::{Actor, Ctx, Error, Result, invalid},
};
use feedback::{
    GivenRating, SatisfactionDraft, SatisfactionForm, SatisfactionRefusal, may_rate,
    server::satisfaction::{RatedTicket, ask, find_by_token, given, rate},
};
use tickets::{
    Change, Filter, Status, Ticket,
    server::{change, find, queue},
};

/// Keeps what the requester says, and opens the ticket again where they are unhappy and want that.
///
/// # Errors
/// [`Error::NotFound`] for a ticket that is not the actor's own; as [`rate`].
#[tracing::instrument(name = "app.rate_ticket", skip_all, fields(ticket.key = key))]
pub(crate) async fn rate_ticket(
    ctx: &Ctx,
    actor: &Actor,
    key: &str,
    draft: SatisfactionDraft,
) -> Result<GivenRating> {
    let ticket = find(ctx, actor, key).await?;
    let reopens = draft.reopens();
    let given = rate(ctx, actor, &rated(&ticket), draft).await?;
    if reopens {
        let open = Change { status: Some(Status::Open), ..Change::default() };
        match change(ctx, actor, &ticket.number, open).await {
            // Somebody is at it again already.
            Ok(_) | Err(Error::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(given)
}

/// The same for whoever comes by the link of a mail: it is the requester's own, and says who they are.
///
/// # Errors
/// [`Error::Invalid`] for a link that does not hold, or that leads to another ticket than is named; as [`rate_ticket`].
pub(crate) async fn rate_by_link(
    ctx: &Ctx,
    token: &str,
    named: Option<&str>,
    draft: SatisfactionDraft,
) -> Result<GivenRating> {
    let (requester, key) = behind(ctx, token).await?;
    if let Some(named) = named {
        let ticket = find(ctx, &requester, &key).await?;
        if named != key && named != ticket.number {
            return Err(invalid("token", SatisfactionRefusal::BadLink));
        }
    }
    rate_ticket(ctx, &requester, &key, draft).await
}

/// What the requester of a ticket said of it, and whether they may.
///
/// # Errors
/// [`Error::NotFound`] for a ticket that is not the actor's own.
pub(crate) async fn satisfaction_form(ctx: &Ctx, actor: &Actor, key: &str) -> Result<SatisfactionForm> {
    let ticket = find(ctx, actor, key).await?;
    if actor.id() != Some(ticket.requester.id) {
        return Err(Error::NotFound);
    }
    let rated = rated(&ticket);
    let given = given(ctx, ticket.requester.id, &rated).await?;
    let may_rate = may_rate(rated.is_resolved, rated.is_closed, given.as_ref(), ctx.now()).is_ok();
    Ok(SatisfactionForm { subject: ticket.subject, number: ticket.number, given, may_rate })
}

/// The same for whoever comes by the link of a mail.
///
/// # Errors
/// [`Error::Invalid`] for a link that does not hold.
pub(crate) async fn satisfaction_form_of_link(ctx: &Ctx, token: &str) -> Result<SatisfactionForm> {
    let (requester, ticket) = behind(ctx, token).await?;
    satisfaction_form(ctx, &requester, &ticket).await
}

/// Whose link it is, and the id of the ticket that it leads to. Whoever they are at the desk, by a link they are a customer.
async fn behind(ctx: &Ctx, token: &str) -> Result<(Actor, String)> {
    let linked = find_by_token(ctx, token).await?;
    let requester = Actor::acting(ctx, linked.requester, &linked.requester_name, Role::Customer);
    Ok((requester, linked.ticket.to_string()))
}

/// A ticket, as far as a rating has to know it.
pub(super) fn rated(ticket: &Ticket) -> RatedTicket {
    RatedTicket {
        id: ticket.id.0,
        number: ticket.number.clone(),
        requester: ticket.requester.id,
        agent: ticket.assigned_to.as_ref().map(|agent| agent.id),
        team: None,
        category: ticket.category.clone(),
        resolved_at: ticket.resolved_at.or(ticket.closed_at),
        is_resolved: ticket.status == Status::Resolved,
        is_closed: ticket.status == Status::Closed,
    }
}

/// What the demo's people say, in turn; a zero says nothing.
const SAID: [(i16, &str); 10] = [
    (5, "Quick and kind. The lamp is on again."),
    (4, ""),
    (0, ""),
    (5, ""),
    (3, "It took three messages until I understood which screw was meant."),
    (0, ""),
    (5, "Thank you!"),
    (2, "The new bulb hums too, only softer."),
    (4, "Good, if a little late."),
    (1, "Nobody told me that the part is no longer made."),
];

/// Asks the requesters of the demo's resolved tickets, most of whom answer some hours later.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_ratings(ctx: &Ctx, agent: &Actor) -> Result<()> {
    // A clock of its own, so that nobody else's time is moved.
    let ctx = &ctx.on_its_own_clock();
    let now = ctx.now();
    let status = vec![Status::Resolved, Status::Closed];
    let tickets = queue(ctx, agent, &Filter { status, limit: Some(100), ..Filter::default() }).await?.tickets;
    for (ticket, (rating, comment)) in tickets.iter().zip(SAID.iter().cycle()) {
        let Some(at) = ticket.resolved_at else { continue };
        ctx.clock.advance(at - ctx.now());
        let mut tx = ctx.begin().await?;
        ask(ctx, &mut tx, &rated(ticket), at).await?;
        ctx.commit(tx).await?;
        if *rating == 0 {
            continue;
        }
        ctx.clock.advance(TimeDelta::hours(5).min(now - at));
        let requester = Actor::acting(ctx, ticket.requester.id, &ticket.requester.name, Role::Customer);
        let comment = Some((*comment).to_owned());
        rate(ctx, &requester, &rated(ticket), SatisfactionDraft { score: *rating, comment, reopen: false })
            .await?;
    }
    Ok(())
}
