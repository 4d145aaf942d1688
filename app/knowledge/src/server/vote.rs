//! A reader says whether an article helped. One vote each; a reader may change their mind.

use base::{
    InvalidText,
    server::{Actor, ClientInfo, Ctx, Error, RateLimit, Result, Tx, check_rate_limit, invalid},
    uuid::Uuid,
    without_outer_blank_lines, without_turns,
};

use super::{
    find::{load, may_read},
    tasks::{drop_empty_task, open_task},
};
use crate::{ArticleId, LONGEST_COMMENT, Vote};

/// Votes of one person, or of strangers from one address: enough for an office.
const VOTES: RateLimit = RateLimit::new(20, 60.0);
/// The same on one article, those that change their mind with them: too few to decide, whatever the browsers call
/// themselves.
const VOTES_ON_ONE: RateLimit = RateLimit::new(10, 3_600.0);

/// Takes a vote.
///
/// # Errors
/// [`Error::NotFound`] for an article that the actor may not read, [`Error::Invalid`] for the comment,
/// [`Error::RateLimited`] for too many.
#[tracing::instrument(name = "knowledge.vote", skip_all, fields(article.id = %id))]
pub async fn vote(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, id: ArticleId, vote: Vote) -> Result<()> {
    let comment = without_turns(without_outer_blank_lines(&vote.comment));
    if comment.chars().count() > LONGEST_COMMENT || comment.contains('\0') {
        return Err(invalid("comment", InvalidText::TooLong(LONGEST_COMMENT)));
    }
    // A person has an allowance of their own: strangers at their address do not silence them.
    let who = actor.person().map_or_else(|_| visit.address.key(), |person| person.id.to_string());
    check_rate_limit(ctx, &format!("vote:{who}"), VOTES).await?;
    check_rate_limit(ctx, &format!("vote:{who}:{id}"), VOTES_ON_ONE).await?;
    let mut tx = ctx.begin().await?;
    let readable = sqlx::query!(
        "select from articles where id = $1 and status = 'published' and visibility = any($2)",
        id.0,
        &may_read(actor),
    );
    if readable.fetch_optional(&mut *tx).await?.is_none() {
        return Err(Error::NotFound);
    }
    let revision = load(&mut tx, actor, id).await?.revision;
    let before =
        replace(ctx, &mut tx, &voter(ctx, actor, visit), id, vote.is_helpful, &comment, revision).await?;
    count(&mut tx, id, before, vote.is_helpful).await?;
    if !vote.is_helpful {
        open_task(ctx, &mut tx, id, !comment.is_empty()).await?;
    } else if before == Some(false) {
        drop_empty_task(&mut tx, id).await?;
    }
    ctx.commit(tx).await
}

/// Who speaks: a person by their id, a stranger by what their address and browser hash to under this installation's secret.
/// A household has one address, and an office too.
fn voter(ctx: &Ctx, actor: &Actor, visit: &ClientInfo) -> String {
    match actor.person() {
        Ok(person) => person.id.to_string(),
        Err(_) => {
            let hash =
                ctx.settings.secret.sign("vote", &[visit.address.key().as_bytes(), visit.browser.as_bytes()]);
            Uuid::from_slice(&hash[..16]).unwrap_or_default().to_string()
        }
    }
}

/// Writes the vote and says what it was before.
async fn replace(
    ctx: &Ctx,
    tx: &mut Tx,
    voter: &str,
    id: ArticleId,
    is_helpful: bool,
    comment: &str,
    revision: i32,
) -> Result<Option<bool>> {
    // Votes for one article come one after another: two first ones of the same voter must not both count.
    sqlx::query!("select from article_counts where article_id = $1 for update", id.0)
        .fetch_optional(&mut **tx)
        .await?;
    let before = sqlx::query_scalar!(
        "select is_helpful from article_votes where article_id = $1 and voter = $2",
        id.0,
        voter,
    )
    .fetch_optional(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into article_votes (id, article_id, voter, is_helpful, comment, revision, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)
         on conflict on constraint article_votes_once do update set is_helpful = excluded.is_helpful,
             comment = case excluded.comment when '' then article_votes.comment else excluded.comment end,
             revision = excluded.revision, updated_at = excluded.updated_at",
        ctx.id(),
        id.0,
        voter,
        is_helpful,
        comment,
        revision,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(before)
}

async fn count(tx: &mut Tx, id: ArticleId, before: Option<bool>, now: bool) -> Result<()> {
    let step = |vote: bool| i32::from(now == vote) - i32::from(before == Some(vote));
    sqlx::query!(
        "insert into article_counts (article_id, helpful, not_helpful) values ($1, greatest($2, 0), greatest($3, 0))
         on conflict (article_id) do update set helpful = article_counts.helpful + $2,
             not_helpful = article_counts.not_helpful + $3",
        id.0,
        step(true),
        step(false),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
