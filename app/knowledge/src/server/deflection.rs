//! Offers answers to somebody who is writing a ticket, and keeps whether one was enough.

use base::{
    Language, cut,
    server::{Actor, ClientInfo, Ctx, Error, RateLimit, Result, check_rate_limit},
    single_line,
};
use chrono::TimeDelta;

use super::{Reach, find::may_read, search};
use crate::server::permissions;
use crate::{ArticleId, Asking, Deflecting, Deflection, DeflectionId, DeflectionReport, HitKind};

/// How many are offered: more would be a second help center beside the form.
const MOST: usize = 3;
/// Among how many of what is found they are looked for.
const LOOKED_INTO: usize = 20;
/// Offers to one person: a pause in typing each.
const OFFERS: RateLimit = RateLimit::new(60, 1.0);
/// What is reported, as far as it is kept.
const REPORTED: TimeDelta = TimeDelta::days(30);
/// The longest subject that is kept, in characters.
const LONGEST: usize = 200;

/// Offers the articles that may answer what somebody writes about. Nothing is kept where nothing fits.
///
/// # Errors
/// [`Error::Unauthenticated`] for a stranger, [`Error::NotFound`] for somebody else's id, [`Error::RateLimited`].
#[tracing::instrument(name = "knowledge.offer_answers", skip_all)]
pub async fn offer_answers(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    asking: Asking,
) -> Result<Deflection> {
    let asker = actor.person()?;
    check_rate_limit(ctx, &format!("offer:{}", asker.id), OFFERS).await?;
    let subject = single_line(&asking.subject.replace('\0', ""));
    let subject = cut(&subject, LONGEST);
    // Questions of the FAQ stand between the articles, and it is articles whose help is counted.
    let mut articles = search(ctx, actor, visit, subject, Reach::Words, LOOKED_INTO).await?.hits;
    articles.retain(|hit| hit.kind == HitKind::Article);
    articles.truncate(MOST);
    let id = asking.id.unwrap_or_else(|| ctx.id().into());
    if articles.is_empty() {
        return Ok(Deflection { id, articles: Vec::new() });
    }
    let offered: Vec<_> = articles.iter().map(|hit| hit.id).collect();
    let kept = sqlx::query!(
        "insert into deflections (id, asker_id, locale, subject, article_ids, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (id) do update set subject = excluded.subject, updated_at = excluded.updated_at,
             article_ids = (select array_agg(distinct article)
                            from unnest(deflections.article_ids || excluded.article_ids) as article)
         where deflections.asker_id = excluded.asker_id",
        id.0,
        asker.id.0,
        visit.languages.first().map_or("en", Language::as_str),
        subject,
        &offered,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if kept.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    Ok(Deflection { id, articles })
}

/// Keeps that an article answered the question.
///
/// # Errors
/// [`Error::Unauthenticated`] for a stranger, [`Error::NotFound`] where nothing was offered to the actor under this id,
/// or this article was not.
#[tracing::instrument(name = "knowledge.accept_answer", skip_all, fields(deflection.id = %id, article.id = %article))]
pub async fn accept_answer(ctx: &Ctx, actor: &Actor, id: DeflectionId, article: ArticleId) -> Result<()> {
    let asker = actor.person()?;
    let accepted = sqlx::query!(
        "update deflections set solved_by = $3, updated_at = $4
         where id = $1 and asker_id = $2 and $3 = any(article_ids)
             and exists (select from articles where id = $3 and status = 'published' and visibility = any($5))",
        id.0,
        asker.id.0,
        article.0,
        ctx.now(),
        &may_read(actor),
    )
    .execute(&ctx.db)
    .await?;
    if accepted.rows_affected() == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// How often answers were offered, and how often one was enough.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn deflection_report(ctx: &Ctx, actor: &Actor) -> Result<DeflectionReport> {
    actor.can(permissions::READ_REPORTS)?;
    let since = ctx.now() - REPORTED;
    let all = sqlx::query!(
        r#"select count(*) as "offered!", count(solved_by) as "solved!" from deflections where created_at > $1"#,
        since,
    )
    .fetch_one(&ctx.db)
    .await?;
    let articles = sqlx::query!(
        r#"select a.id, a.slug, a.title, count(*) as "offered!",
             count(*) filter (where d.solved_by = a.id) as "solved!"
         from deflections d cross join unnest(d.article_ids) as offered (id) join articles a on a.id = offered.id
         where d.created_at > $1 group by a.id
         order by count(*) filter (where d.solved_by = a.id) desc, count(*) desc, a.id limit 20"#,
        since,
    )
    .fetch_all(&ctx.db)
    .await?;
    let articles = articles.into_iter().map(|row| Deflecting {
        id: row.id.into(),
        slug: row.slug,
        title: row.title,
        offered: row.offered,
        solved: row.solved,
    });
    Ok(DeflectionReport { offered: all.offered, solved: all.solved, articles: articles.collect() })
}
