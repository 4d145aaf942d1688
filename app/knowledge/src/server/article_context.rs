//! What the writers of an article should know beside its text.

use base::server::{Actor, Ctx, Error, Result};
use sqlx::PgConnection;

use super::find::{language, status};
use crate::server::permissions;
use crate::{ArticleContext, ArticleFromTicket, ArticleId, ReaderComment, TranslationStatus};

/// Gathers it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn background(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<ArticleContext> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let origin = origin(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let translations = translations(&mut reader, id).await?;
    let comments = comments(&mut reader, id).await?;
    reader.release();
    Ok(ArticleContext { origin, translations, comments })
}

/// The articles that came from a ticket.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn offspring(ctx: &Ctx, actor: &Actor, number: &str) -> Result<Vec<ArticleFromTicket>> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let found = sqlx::query_as!(
        ArticleFromTicket,
        "select a.id, a.title from article_events e join articles a on a.id = e.article_id
         where e.event_type = 'created' and e.metadata->>'origin' = $1 order by a.id",
        number,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    Ok(found)
}

/// None where there is no such article.
async fn origin(connection: &mut PgConnection, id: ArticleId) -> Result<Option<Option<String>>> {
    Ok(sqlx::query_scalar!(
        "select (select metadata->>'origin' from article_events e
             where e.article_id = a.id and e.event_type = 'created' order by e.seq limit 1)
         from articles a where a.id = $1",
        id.0,
    )
    .fetch_optional(connection)
    .await?)
}

async fn translations(connection: &mut PgConnection, id: ArticleId) -> Result<Vec<TranslationStatus>> {
    let rows = sqlx::query!(
        r#"select t.id, t.locale, t.title, t.status, coalesce(t.follows_revision < o.revision, false) as "is_stale!"
         from articles a join articles t on t.group_id = a.group_id and t.id <> a.id
         left join articles o on o.id = t.group_id
         where a.id = $1 order by t.locale"#,
        id.0,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(TranslationStatus {
                id: row.id.into(),
                locale: language(&row.locale)?,
                title: row.title,
                status: status(&row.status)?,
                is_stale: row.is_stale,
            })
        })
        .collect()
}

async fn comments(connection: &mut PgConnection, id: ArticleId) -> Result<Vec<ReaderComment>> {
    Ok(sqlx::query_as!(
        ReaderComment,
        "select is_helpful, comment, updated_at as said_at from article_votes
         where article_id = $1 and comment <> '' order by updated_at desc limit 50",
        id.0,
    )
    .fetch_all(connection)
    .await?)
}
