//! Negative feedback becomes a task: opened by readers, closed by whoever has looked at it.

use base::server::{Actor, Ctx, Error, Result, Tx};

use crate::server::permissions;
use crate::{ArticleId, ArticleTask, ArticleTaskId};

/// So many readers without a word weigh as much as one who says what was missing.
const SILENT: i64 = 3;

/// Opens a task for an article that did not help a reader, if one who says why or enough others found it wanting since
/// somebody last looked. Runs in the voter's transaction.
pub(super) async fn open_task(ctx: &Ctx, tx: &mut Tx, article: ArticleId, says_why: bool) -> Result<()> {
    sqlx::query!(
        "insert into article_tasks (id, article_id, opened_at)
         select $1, $2, $3
         where $5 or (select count(*) >= $4 from article_votes
                where article_id = $2 and not is_helpful and updated_at > coalesce(
                    (select max(closed_at) from article_tasks where article_id = $2), '-infinity'))
         on conflict (article_id) where closed_at is null do nothing",
        ctx.id(),
        article.0,
        ctx.now(),
        SILENT,
        says_why,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Drops the open task of an article when the last voice that found it wanting thought better of it. Runs in the voter's
/// transaction.
pub(super) async fn drop_empty_task(tx: &mut Tx, article: ArticleId) -> Result<()> {
    sqlx::query!(
        "delete from article_tasks where article_id = $1 and closed_at is null and not exists (
             select from article_votes where article_id = $1 and not is_helpful and updated_at > coalesce(
                 (select max(closed_at) from article_tasks where article_id = $1), '-infinity'))",
        article.0,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The open tasks, the most wanted first.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn article_tasks(ctx: &Ctx, actor: &Actor) -> Result<Vec<ArticleTask>> {
    actor.can(permissions::READ_ALL)?;
    let rows = sqlx::query!(
        r#"select t.id, t.article_id, t.opened_at, a.title, said.votes as "votes!", said.comments as "comments!"
         from article_tasks t join articles a on a.id = t.article_id
         cross join lateral (
             select count(*) as votes,
                 coalesce((array_agg(comment order by updated_at desc) filter (where comment <> ''))[1:5], '{}') as comments
             from article_votes
             where article_id = t.article_id and not is_helpful and updated_at > coalesce(
                 (select max(closed_at) from article_tasks where article_id = t.article_id), '-infinity')
         ) as said
         where t.closed_at is null order by said.votes desc, t.opened_at limit 100"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    let tasks = rows.into_iter().map(|row| ArticleTask {
        id: row.id.into(),
        article_id: row.article_id.into(),
        title: row.title,
        not_helpful: row.votes,
        comments: row.comments,
        opened_at: row.opened_at,
    });
    Ok(tasks.collect())
}

/// Says that somebody has looked at it; what readers say from now on is another task. Closing twice does nothing.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn close_article_task(ctx: &Ctx, actor: &Actor, id: ArticleTaskId) -> Result<()> {
    let closer = actor.can(permissions::WRITE)?;
    let closed = sqlx::query!(
        "update article_tasks set closed_at = coalesce(closed_at, $2), closed_by = coalesce(closed_by, $3) where id = $1",
        id.0,
        ctx.now(),
        closer.id.0,
    )
    .execute(&ctx.db)
    .await?;
    if closed.rows_affected() == 0 { Err(Error::NotFound) } else { Ok(()) }
}
