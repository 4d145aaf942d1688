//! The desk says where an idea stands, answers it, hides it: all that was asked, or nothing.

use base::server::{Actor, Audited, Ctx, Error, Result, Tx, audit};

use super::{
    find::{HeldIdea, load, lock, resolve},
    notices::tell_voters,
    record::record,
    suggest::html_of,
};
use crate::{Idea, IdeaChange, IdeaEvent, IdeaNews, IdeaStatus, server::permissions};

/// Applies a change, and keeps for everybody who voted what they are to be told.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "ideas.change", skip_all, fields(idea.number = number))]
pub async fn change(ctx: &Ctx, actor: &Actor, number: i64, change: IdeaChange) -> Result<Idea> {
    actor.can(permissions::MANAGE_IDEAS)?;
    let IdeaChange { status, answer, is_hidden } = change.check().map_err(Error::Invalid)?;
    let html = html_of(answer.as_deref().unwrap_or_default()).await?;
    let mut tx = ctx.begin().await?;
    let id = resolve(&mut tx, number).await?;
    let held = lock(&mut tx, id).await?;
    let before = load(&mut tx, actor, id).await?;
    if let Some(is_hidden) = is_hidden.filter(|is_hidden| *is_hidden != held.is_hidden) {
        hide(ctx, &mut tx, actor, &held, is_hidden).await?;
    }
    let held = HeldIdea { is_hidden: is_hidden.unwrap_or(held.is_hidden), ..held };
    let status = status.unwrap_or(held.status);
    if status != held.status {
        move_to(ctx, &mut tx, actor, &held, status).await?;
    }
    if let Some(answer) = answer {
        let answer = Some(answer).filter(|answer| !answer.is_empty());
        if answer != held.answer {
            say(ctx, &mut tx, actor, &HeldIdea { status, ..held }, answer, &html).await?;
        }
    }
    let after = load(&mut tx, actor, id).await?;
    if after != before {
        let audited = Audited::new("idea.changed", "idea", id).before(&summary(&before))?;
        audit(ctx, &mut tx, actor, audited.after(&summary(&after))?).await?;
    }
    ctx.commit(tx).await?;
    Ok(after)
}

/// What the audit log keeps of an idea.
fn summary(idea: &Idea) -> serde_json::Value {
    let answer = idea.answer.as_ref().map(|answer| &answer.body);
    serde_json::json!({"status": idea.status, "answer": answer, "is_hidden": idea.is_hidden})
}

async fn hide(ctx: &Ctx, tx: &mut Tx, actor: &Actor, held: &HeldIdea, is_hidden: bool) -> Result<()> {
    sqlx::query!("update ideas set is_hidden = $2 where id = $1", held.id.0, is_hidden)
        .execute(&mut **tx)
        .await?;
    record(ctx, tx, actor, held.id, IdeaEvent::Hidden { is_hidden }).await
}

async fn move_to(ctx: &Ctx, tx: &mut Tx, actor: &Actor, held: &HeldIdea, to: IdeaStatus) -> Result<()> {
    sqlx::query!("update ideas set status = $2 where id = $1", held.id.0, to.as_str())
        .execute(&mut **tx)
        .await?;
    if !held.is_hidden {
        tell_voters(ctx, tx, actor, held.id, IdeaNews::Status, to).await?;
    }
    record(ctx, tx, actor, held.id, IdeaEvent::StatusChanged { from: held.status, to }).await
}

async fn say(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    held: &HeldIdea,
    answer: Option<String>,
    html: &str,
) -> Result<()> {
    let is_said = answer.is_some();
    sqlx::query!(
        "update ideas set answer = $2, answer_html = $3, answered_by = $4, answered_at = $5 where id = $1",
        held.id.0,
        answer,
        is_said.then_some(html),
        actor.id().filter(|_| is_said).map(|id| id.0),
        is_said.then(|| ctx.now()),
    )
    .execute(&mut **tx)
    .await?;
    if is_said && !held.is_hidden {
        tell_voters(ctx, tx, actor, held.id, IdeaNews::Answer, held.status).await?;
    }
    record(ctx, tx, actor, held.id, IdeaEvent::Answered { answer }).await
}
