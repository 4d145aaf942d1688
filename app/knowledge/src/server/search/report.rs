//! What people search for, and what they do not find.

use base::{
    Language, cut,
    server::{Actor, ClientInfo, Ctx, Error, RateLimit, Result, check_rate_limit},
    single_line,
};
use chrono::TimeDelta;

use crate::server::permissions;
use crate::{SearchReport, SearchedFor, server::find::language};

/// Searches of one address that are kept.
const SEARCHES: RateLimit = RateLimit::new(20, 30.0);
/// The most that is kept of what was typed, in characters.
const LONGEST: usize = 200;
/// What is reported, as far as it is kept.
const REPORTED: TimeDelta = TimeDelta::days(30);

/// Keeps what somebody searched for; not who. Programs are not asked what they miss.
///
/// # Errors
/// When the database refuses.
pub async fn record_search(ctx: &Ctx, visit: &ClientInfo, typed: &str, hits: usize) -> Result<()> {
    let words = single_line(typed).to_lowercase();
    let words = cut(&words, LONGEST);
    if visit.is_robot || words.is_empty() {
        return Ok(());
    }
    // One reader cannot fill the report with what nobody else wants.
    match check_rate_limit(ctx, &format!("search:{}", visit.address.key()), SEARCHES).await {
        Err(Error::RateLimited { .. }) => return Ok(()),
        checked => checked?,
    }
    let locale = visit.languages.first().map_or("en", Language::as_str);
    sqlx::query!(
        "insert into search_queries (id, locale, words, hits, created_at) values ($1, $2, $3, $4, $5)",
        ctx.id(),
        locale,
        words,
        i32::try_from(hits).unwrap_or(i32::MAX),
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// What was searched for in the last thirty days.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn search_report(ctx: &Ctx, actor: &Actor) -> Result<SearchReport> {
    actor.can(permissions::READ_REPORTS)?;
    Ok(SearchReport { gaps: searched(ctx, true).await?, most: searched(ctx, false).await? })
}

async fn searched(ctx: &Ctx, only_gaps: bool) -> Result<Vec<SearchedFor>> {
    let rows = sqlx::query!(
        r#"select words, locale, count(*) as "searches!", (array_agg(hits order by created_at desc))[1] as "hits!",
             max(created_at) as "last_at!"
         from search_queries where created_at > $1 group by words, locale
         having not $2 or (array_agg(hits order by created_at desc))[1] = 0
         order by count(*) desc, max(created_at) desc limit 50"#,
        ctx.now() - REPORTED,
        only_gaps,
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let locale = language(&row.locale)?;
            Ok::<_, Error>(SearchedFor {
                words: row.words,
                locale,
                searches: row.searches,
                hits: row.hits,
                last_at: row.last_at,
            })
        })
        .collect()
}
