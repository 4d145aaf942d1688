//! Changes what a ticket is, where it stands and who answers it: all that was asked, or nothing.

use base::server::{Actor, Ctx, Error, Result, Tx, invalid};
use categories::category_slug;
use identity::server::customers::hold_writer;

use super::{
    assign::assign,
    find::{load, lock},
    hold::hold,
    open::active_category,
    record::record,
    search_words::search_vector,
};
use crate::server::permissions;
use crate::{Change, Event, Priority, Refusal, Status, Ticket, draft::tidy_tags};

/// Applies a change.
///
/// # Errors
/// [`Error::Conflict`] for an illegal move, and with the current ticket for a stale version;
/// [`Error::Forbidden`] for a customer who wants more than to close or to reopen, or that with a ticket that somebody else of
/// their organisation asked; [`Error::Refused`] for one who is blocked; [`Error::NotFound`] for a ticket that is not theirs to
/// see; [`Error::Invalid`] for a field.
#[tracing::instrument(name = "tickets.change", skip_all, fields(ticket.key = key))]
pub async fn change(ctx: &Ctx, actor: &Actor, key: &str, change: Change) -> Result<Ticket> {
    let person = actor.person()?.id;
    let change = change.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    // Before the ticket: a merge of people locks them in this order.
    if !actor.may(permissions::CHANGE) {
        hold_writer(&mut tx, person).await?;
    }
    let ticket = lock(&mut tx, actor, key).await?;
    if change.id.as_ref().is_some_and(|id| *id != ticket.number && *id != ticket.id.to_string()) {
        return Err(invalid("id", Refusal::AnotherTicket));
    }
    allow(actor, &ticket, &change)?;
    if change.is_held.is_some() {
        actor.allow(permissions::HOLD)?;
    }
    refuse_stale(&ticket, change.version)?;
    describe(ctx, &mut tx, actor, &ticket, &change).await?;
    if let Some(is_held) = change.is_held {
        hold(ctx, &mut tx, actor, &ticket, is_held).await?;
    }
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

/// A customer may close and reopen what they asked themselves, and nothing else.
fn allow(actor: &Actor, ticket: &Ticket, change: &Change) -> Result<()> {
    if actor.may(permissions::CHANGE) {
        return Ok(());
    }
    if !change.is_status_only() || actor.id() != Some(ticket.requester.id) {
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
    let is_requester = actor.person().is_ok_and(|person| person.id == ticket.requester.id);
    sqlx::query!(
        "update tickets set status = $2,
             resolved_at = case $2 when 'resolved' then $3 when 'closed' then resolved_at end,
             closed_at = case $2 when 'closed' then $3 end,
             waiting_since = case when $5 then
                 coalesce(waiting_since, case when $4 then $3 else first_unanswered(id) end) end
         where id = $1",
        ticket.id.0,
        to.as_str(),
        ctx.now(),
        // Who opens their own ticket again asks anew; what the desk takes up again waits as it did.
        is_requester,
        to.is_the_desks(),
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
    let tags = tags_after(change, &ticket.tags).map_err(|refusal| invalid("tags", refusal))?;
    if let Some(tags) = tags.filter(|tags| *tags != ticket.tags) {
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

/// The tags of a ticket that has these now, where a change says anything of them; a refusal where they become too many.
fn tags_after(change: &Change, now: &[String]) -> std::result::Result<Option<Vec<String>>, Refusal> {
    let Change { tags, add_tags, remove_tags, .. } = change;
    if tags.is_none() && add_tags.is_none() && remove_tags.is_none() {
        return Ok(None);
    }
    let mut after = tags.clone().unwrap_or_else(|| now.to_vec());
    after.extend(add_tags.iter().flatten().cloned());
    after.retain(|tag| !remove_tags.iter().flatten().any(|removed| removed == tag));
    tidy_tags(&mut after)?;
    Ok(Some(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_and_go_beside_those_that_are_there() {
        let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let (add_tags, remove_tags) = (words(&["VIP", "Big Deal"]), words(&["late"]));
        let change = Change { add_tags, remove_tags, ..Change::default() }.check().unwrap();
        let after = tags_after(&change, &["late".to_owned(), "vip".to_owned()]).unwrap();
        assert_eq!(after, words(&["big-deal", "vip"]));
        assert_eq!(tags_after(&Change::default(), &["vip".to_owned()]), Ok(None));
        let many: Vec<_> = (0..30).map(|number| number.to_string()).collect();
        assert_eq!(tags_after(&change, &many), Err(Refusal::ManyTags));
        let blank = Change { add_tags: words(&[" "]), ..Change::default() };
        assert!(blank.check().unwrap_err().contains_key("add_tags"));
    }
}
