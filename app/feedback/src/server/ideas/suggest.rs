//! Somebody has an idea. It begins with their own vote.

use base::{
    UserId,
    server::{Actor, Ctx, Error, IdempotencyKey, RateLimit, Result, Tx, check_rate_limit},
};
use identity::server::customers::hold_writer;
use markdown::server::{RenderedMessage, render_message};

use super::{find::load, record::record, vote::add_vote};
use crate::{FeedbackId, Idea, IdeaEvent, IdeaId, NewIdea, server::permissions};

/// What one person may suggest: a handful at once, then one every ten minutes.
const LIMIT: RateLimit = RateLimit::new(10, 600.0);

/// Keeps an idea, once for each key.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::RateLimited`], [`Error::Refused`] for somebody who is blocked,
/// [`Error::Unauthenticated`] for strangers.
#[tracing::instrument(name = "ideas.suggest", skip_all)]
pub async fn suggest(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewIdea,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Idea> {
    let author = actor.can(permissions::SUGGEST_IDEA)?.id;
    let draft = draft.check().map_err(Error::Invalid)?;
    if !actor.may(permissions::MANAGE_IDEAS) {
        check_rate_limit(ctx, &format!("ideas:{author}"), LIMIT).await?;
    }
    let html = html_of(&draft.body).await?;
    let mut tx = ctx.begin().await?;
    hold_writer(&mut tx, author).await?;
    let id = IdeaId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, author.0, id.0).await?
    {
        return load(&mut tx, actor, earlier.into()).await;
    }
    insert(ctx, &mut tx, NewRow { id, draft: &draft, html: &html, author: Some(author), feedback: None })
        .await?;
    add_vote(ctx, &mut tx, id, author).await?;
    record(ctx, &mut tx, actor, id, IdeaEvent::Suggested {}).await?;
    let idea = load(&mut tx, actor, id).await?;
    ctx.commit(tx).await?;
    Ok(idea)
}

/// What a text looks like; nothing where nothing was said.
pub(super) async fn html_of(text: &str) -> Result<String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let RenderedMessage { html, .. } = render_message(text).await?;
    Ok(html)
}

/// An idea to insert.
pub(super) struct NewRow<'a> {
    pub id: IdeaId,
    pub draft: &'a NewIdea,
    pub html: &'a str,
    pub author: Option<UserId>,
    pub feedback: Option<FeedbackId>,
}

/// Inserts it. Of feedback, whoever calls this holds the row: it becomes one idea.
pub(super) async fn insert(ctx: &Ctx, tx: &mut Tx, row: NewRow<'_>) -> Result<()> {
    sqlx::query!(
        "insert into ideas (id, title, body, body_html, author_id, feedback_id, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        row.id.0,
        row.draft.title,
        row.draft.body,
        row.html,
        row.author.map(|author| author.0),
        row.feedback.map(|feedback| feedback.0),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
