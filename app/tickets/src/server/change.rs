//! Changes what a ticket is, where it stands and who answers it: all that was asked, or nothing.

use base::server::{Actor, Ctx, Error, Result, Tx, invalid};
use categories::category_slug;

use super::{
    assign::assign,
    find::{load, lock},
    open::active_category,
    record::record,
    search_words::search_vector,
};
use crate::server::permissions;
use crate::{Change, Event, Priority, Refusal, Status, Ticket};

/// Applies a change.
///
/// # Errors
/// [`Error::Conflict`] for an illegal move, and with the current ticket for a stale version;
/// [`Error::Forbidden`] for a customer who wants more than to close or to reopen;
/// [`Error::NotFound`] for somebody else's ticket; [`Error::Invalid`] for a field.
#[tracing::instrument(name = "tickets.change", skip_all, fields(ticket.key = key))]
pub async fn change(ctx: &Ctx, actor: &Actor, key: &str, change: Change) -> Result<Ticket> {
    actor.person()?;
    let change = change.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    if change.id.as_ref().is_some_and(|id| *id != ticket.number && *id != ticket.id.to_string()) {
        return Err(invalid("id", Refusal::AnotherTicket));
    }
    allow(actor, &ticket, &change)?;
    refuse_stale(&ticket, change.version)?;
    describe(ctx, &mut tx, actor, &ticket, &change).await?;
    if let Some(to) = change.assigned_to {
        assign(ctx, &mut tx, actor, &ticket, to).await?;
    }
    if let Some(status) = change.status
        && status != ticket.status
    {
        move_to(ctx, &mut tx, actor, &ticket, status).await?;
    }
    let ticket = load(&mut tx, actor, ticket.id).await?;
    ctx.commit(tx).await?;
    Ok(ticket)
}

/// A customer may close and reopen, and nothing else.
fn allow(actor: &Actor, ticket: &Ticket, change: &Change) -> Result<()> {
    if actor.may(permissions::CHANGE) {
        return Ok(());
    }
    if !change.is_status_only() {
        return Err(Error::Forbidden);
    }
    match change.status {
        Some(Status::InProgress | Status::PendingCustomer | Status::Resolved) => Err(Error::Forbidden),
        Some(next) if next != ticket.status && !ticket.status.customer_can_move_to(next) => {
            Err(illegal(ticket.status, next))
        }
        _ => Ok(()),
    }
}

fn refuse_stale(ticket: &Ticket, version: Option<i64>) -> Result<()> {
    if version.is_none_or(|version| version == ticket.version) {
        return Ok(());
    }
    Err(Error::conflict_with(Refusal::ChangedMeanwhile, "ticket", ticket))
}

fn illegal(from: Status, to: Status) -> Error {
    Error::conflict(Refusal::CannotMove { from, to })
}

/// Moves a locked ticket and stamps when.
pub(super) async fn move_to(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    to: Status,
) -> Result<()> {
    if !ticket.status.can_move_to(to) {
        return Err(illegal(ticket.status, to));
    }
    sqlx::query!(
        "update tickets set status = $2,
             resolved_at = case $2 when 'resolved' then $3 when 'closed' then resolved_at end,
             closed_at = case $2 when 'closed' then $3 end
         where id = $1",
        ticket.id.0,
        to.as_str(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    record(ctx, tx, actor, ticket.id, &Event::StatusChanged { from: ticket.status, to }).await
}

/// Changes the subject, the category, the priority and the tags, as far as they differ.
async fn describe(ctx: &Ctx, tx: &mut Tx, actor: &Actor, ticket: &Ticket, change: &Change) -> Result<()> {
    if let Some(subject) = change.subject.clone().filter(|subject| *subject != ticket.subject) {
        set_subject(tx, ticket, &subject).await?;
        let event = Event::SubjectChanged { from: ticket.subject.clone(), to: subject };
        record(ctx, tx, actor, ticket.id, &event).await?;
    }
    if let Some(category) =
        change.category.as_deref().map(category_slug).filter(|slug| *slug != ticket.category)
    {
        set_category(tx, ticket, &category).await?;
        let event = Event::CategoryChanged { from: ticket.category.clone(), to: category };
        record(ctx, tx, actor, ticket.id, &event).await?;
    }
    if let Some(priority) = change.priority {
        prioritize(ctx, tx, actor, ticket, priority).await?;
    }
    if let Some(tags) = change.tags.clone().filter(|tags| *tags != ticket.tags) {
        set_tags(tx, ticket, &tags).await?;
        let event = Event::Tagged { from: Some(ticket.tags.clone()), tags };
        record(ctx, tx, actor, ticket.id, &event).await?;
    }
    Ok(())
}

/// Changes the priority, where it differs.
pub(super) async fn prioritize(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    to: Priority,
) -> Result<()> {
    if to == ticket.priority {
        return Ok(());
    }
    sqlx::query!("update tickets set priority = $2 where id = $1", ticket.id.0, to.rank())
        .execute(&mut **tx)
        .await?;
    record(ctx, tx, actor, ticket.id, &Event::PriorityChanged { from: ticket.priority, to }).await
}

async fn set_subject(tx: &mut Tx, ticket: &Ticket, subject: &str) -> Result<()> {
    sqlx::query!(
        "update tickets set subject = $2, search = $3::text::tsvector where id = $1",
        ticket.id.0,
        subject,
        search_vector(subject),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn set_category(tx: &mut Tx, ticket: &Ticket, slug: &str) -> Result<()> {
    let category = active_category(tx, slug).await?;
    sqlx::query!("update tickets set category_id = $2 where id = $1", ticket.id.0, category)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn set_tags(tx: &mut Tx, ticket: &Ticket, tags: &[String]) -> Result<()> {
    sqlx::query!("update tickets set tags = $2 where id = $1", ticket.id.0, tags).execute(&mut **tx).await?;
    Ok(())
}
