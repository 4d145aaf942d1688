//! Somebody gives feedback, with their name or without.

use base::{
    fold,
    server::{Actor, ClientAddress, Ctx, Error, IdempotencyKey, Result, Tx},
    uuid::Uuid,
};
use identity::server::customers::hold_writer;

use super::{
    anonymity::{at_the_hour, check_address, giver},
    page_address::{page_address, unnamed_address, unnamed_context},
    record::record,
    screenshot::Screenshot,
};
use crate::{
    FeedbackHappening, FeedbackId, NewFeedback, Sentiment, SubmittedFeedback,
    server::analysis::{FirstLook, first_look, verdict_of},
};

/// Keeps what somebody says.
///
/// # Errors
/// As [`submit_once`].
pub async fn submit(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    draft: NewFeedback,
) -> Result<SubmittedFeedback> {
    submit_once(ctx, actor, address, draft, None).await
}

/// Keeps what somebody says, once for each key. The address is counted, and kept nowhere.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::RateLimited`] for too many from one place, [`Error::Refused`] for a customer who
/// is blocked.
#[tracing::instrument(name = "feedback.submit", skip_all)]
pub async fn submit_once(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    draft: NewFeedback,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<SubmittedFeedback> {
    if let Some(address) = address {
        check_address(ctx, address, draft.screenshot.is_some()).await?;
    }
    let mut draft = draft.check().map_err(Error::Invalid)?;
    let user = giver(actor, &draft);
    draft.page_url = draft.page_url.as_deref().and_then(|page| page_address(page, &ctx.settings.public_url));
    if user.is_none() {
        draft.context = unnamed_context(&draft.context);
        draft.page_url = draft.page_url.map(|page| unnamed_address(page, &ctx.settings.public_url));
    }
    // From here on, whoever gives no name is nobody, and now is the hour.
    let (written, by) = match user {
        Some(_) => (ctx.clone(), actor.clone()),
        None => (at_the_hour(ctx), Actor::Anonymous),
    };
    let screenshot = Screenshot::of(&written, draft.screenshot.as_deref(), user.is_some()).await?;
    let submitted =
        SubmittedFeedback { id: FeedbackId(written.id()), sentiment: verdict_of(&draft).sentiment };
    let mut tx = ctx.begin().await?;
    if let Actor::Person(person) = actor
        && !person.role.is_staff()
    {
        hold_writer(&mut tx, person.id).await?;
    }
    let owner = user.map_or(Uuid::nil(), |user| user.0);
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(&written, &mut tx, owner, submitted.id.0).await?
    {
        return submitted_before(&mut tx, earlier.into()).await;
    }
    let at = written.now();
    let look = first_look(ctx, &mut tx, &draft).await?;
    insert(&mut tx, &written, (submitted.id, look), user.map(|user| user.0), &draft).await?;
    if let Some(screenshot) = screenshot {
        screenshot.hang(&written, &mut tx, &by, submitted.id).await?;
    }
    record(&mut tx, &by, submitted.id, FeedbackHappening::Submitted, (1, at)).await?;
    ctx.commit(tx).await?;
    Ok(submitted)
}

async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    (id, look): (FeedbackId, FirstLook),
    user: Option<Uuid>,
    draft: &NewFeedback,
) -> Result<()> {
    let comments = draft.comments.as_deref();
    sqlx::query!(
        "insert into feedback (id, kind, rating, context, comments, tags, sentiment, user_id, page_url, locale, search,
             created_at, updated_at, sentiment_score, analysed_by, automatic_tags, analysed_generation)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_tsvector('simple', $11), $12, $12, $13::float8::real, 'words',
             $14, $15)",
        id.0,
        draft.kind.as_str(),
        draft.rating,
        draft.context,
        comments,
        &look.tags,
        look.verdict.sentiment.as_str(),
        user,
        draft.page_url,
        draft.locale.tag(),
        fold(&format!("{} {}", draft.context, comments.unwrap_or_default())),
        ctx.now(),
        look.verdict.score,
        &look.automatic_tags,
        look.generation,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What the same request was answered before.
async fn submitted_before(tx: &mut Tx, id: FeedbackId) -> Result<SubmittedFeedback> {
    let sentiment = sqlx::query_scalar!("select sentiment from feedback where id = $1", id.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(Error::NotFound)?;
    let sentiment = sentiment.as_deref().and_then(Sentiment::parse).unwrap_or(Sentiment::Neutral);
    Ok(SubmittedFeedback { id, sentiment })
}
