//! The desk says what becomes of feedback.

use base::{
    server::{Actor, Audited, Ctx, Error, Result, Tx, audit},
    uuid::Uuid,
};
use serde::Serialize;

use super::{
    find::load_all,
    record::{next_seq, record},
};
use crate::{
    Feedback, FeedbackChange, FeedbackHappening, FeedbackId, FeedbackRefusal, FeedbackStatus, IdeaId,
    server::permissions,
};

/// Changes tags, status and note. Its ticket and its idea are other verbs'.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "feedback.change", skip_all, fields(feedback.id = %id))]
pub async fn change(ctx: &Ctx, actor: &Actor, id: FeedbackId, change: FeedbackChange) -> Result<Feedback> {
    let mut tx = ctx.begin().await?;
    let before = hold(&mut tx, actor, id).await?;
    let changed = change_held(ctx, &mut tx, actor, before, change).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Holds feedback until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn hold(tx: &mut Tx, actor: &Actor, id: FeedbackId) -> Result<Feedback> {
    actor.can(permissions::MANAGE)?;
    sqlx::query_scalar!("select id from feedback where id = $1 for update", id.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(Error::NotFound)?;
    load(tx, id).await
}

/// Changes feedback that this transaction holds. What is as it was is no change.
///
/// # Errors
/// [`Error::Invalid`] for a field.
pub async fn change_held(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    before: Feedback,
    change: FeedbackChange,
) -> Result<Feedback> {
    actor.can(permissions::MANAGE)?;
    let change = change.check().map_err(Error::Invalid)?;
    let wanted = Feedback {
        tags: change.tags.unwrap_or_else(|| before.tags.clone()),
        status: change.status.unwrap_or(before.status),
        note: change.note.unwrap_or_else(|| before.note.clone()),
        ..before.clone()
    };
    if wanted == before {
        return Ok(before);
    }
    sqlx::query!(
        "update feedback set tags = $2, status = $3, note = $4, updated_at = $5 where id = $1",
        before.id.0,
        &wanted.tags,
        wanted.status.as_str(),
        wanted.note,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let audited = Audited::new("feedback.changed", "feedback", before.id);
    let audited = audited.before(&Kept::of(&before))?.after(&Kept::of(&wanted))?;
    audit(ctx, tx, actor, audited).await?;
    let position = (next_seq(tx, before.id).await?, ctx.now());
    record(tx, actor, before.id, FeedbackHappening::Changed, position).await?;
    load(tx, before.id).await
}

/// Says which ticket feedback that this transaction holds belongs to. What nobody had looked at is seen by that.
///
/// # Errors
/// [`Error::Conflict`] where it belongs to another one.
pub async fn belongs_to(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    before: Feedback,
    (ticket_id, number): (Uuid, &str),
) -> Result<Feedback> {
    actor.can(permissions::MANAGE)?;
    match &before.ticket_number {
        Some(known) if known == number => return Ok(before),
        Some(_) => return Err(Error::conflict(FeedbackRefusal::HasTicket)),
        None => {}
    }
    sqlx::query!(
        "update feedback set ticket_id = $2, status = $3, updated_at = $4 where id = $1",
        before.id.0,
        ticket_id,
        seen(before.status).as_str(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let position = (next_seq(tx, before.id).await?, ctx.now());
    record(tx, actor, before.id, FeedbackHappening::BecameTicket { ticket_id }, position).await?;
    load(tx, before.id).await
}

/// Counts feedback that this transaction holds to an idea. What nobody had looked at is seen by that.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub(crate) async fn became_idea(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    before: Feedback,
    idea_id: IdeaId,
) -> Result<Feedback> {
    actor.can(permissions::MANAGE)?;
    sqlx::query!(
        "update feedback set idea_id = $2, status = $3, updated_at = $4 where id = $1",
        before.id.0,
        idea_id.0,
        seen(before.status).as_str(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let position = (next_seq(tx, before.id).await?, ctx.now());
    record(tx, actor, before.id, FeedbackHappening::BecameIdea { idea_id }, position).await?;
    load(tx, before.id).await
}

fn seen(status: FeedbackStatus) -> FeedbackStatus {
    if status == FeedbackStatus::New { FeedbackStatus::Seen } else { status }
}

async fn load(tx: &mut Tx, id: FeedbackId) -> Result<Feedback> {
    load_all(tx, &[id]).await?.into_iter().next().ok_or(Error::NotFound)
}

/// What the audit log keeps of a change: not what somebody wrote who gave no name, nor what the desk notes of somebody, which
/// goes when they do.
#[derive(Serialize)]
struct Kept<'a> {
    tags: &'a [String],
    status: FeedbackStatus,
    has_note: bool,
}

impl<'a> Kept<'a> {
    fn of(feedback: &'a Feedback) -> Self {
        Self { tags: &feedback.tags, status: feedback.status, has_note: feedback.note.is_some() }
    }
}
