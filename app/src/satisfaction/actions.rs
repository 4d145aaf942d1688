//! The server functions of ratings: each translates and calls one verb.

use base::{Fault, uuid::Uuid};
use feedback::{SatisfactionForm, SatisfactionRating};
use leptos::prelude::*;

/// What the requester of a ticket said of it, and whether they may.
#[server]
pub async fn load_satisfaction(number: String) -> Result<SatisfactionForm, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::satisfaction_form(&ctx, &actor, &number).await?)
}

/// The same for whoever comes by the link of a mail. It records nothing.
#[server]
pub async fn load_satisfaction_of_link(token: String) -> Result<SatisfactionForm, Fault> {
    let (ctx, _) = base::server::caller();
    Ok(crate::server::satisfaction_form_of_link(&ctx, &token).await?)
}

/// Says how it was: of a ticket of one's own, or by the link of a mail.
#[server]
pub async fn rate_ticket(
    number: Option<String>,
    token: Option<String>,
    score: i16,
    comment: Option<String>,
    reopen: Option<bool>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = feedback::SatisfactionDraft { score, comment, reopen: reopen.unwrap_or_default() };
    match token {
        Some(token) => crate::server::rate_by_link(&ctx, &token, None, draft).await?,
        None => crate::server::rate_ticket(&ctx, &actor, &number.unwrap_or_default(), draft).await?,
    };
    Ok(())
}

/// What a requester said of a ticket, where it is the reader's work.
#[server]
pub async fn load_ticket_satisfaction(ticket: Uuid) -> Result<Option<SatisfactionRating>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(feedback::server::satisfaction::of_ticket(&ctx, &actor, ticket).await?)
}

/// Opens a ticket again whose requester was unhappy, and goes to it.
#[server]
pub async fn reopen_rated(number: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let ticket = crate::server::reopen_rated(&ctx, &actor, &number).await?;
    base::server::redirect_local(Some(&format!("/agent/tickets/{}", ticket.number)), "/agent/satisfaction");
    Ok(())
}
