//! An article goes for good; archiving keeps it.

use base::server::{Actor, Ctx, Error, Result};

use super::{find::lock, record::publish};
use crate::server::permissions;
use crate::{Article, ArticleId, Event, Refusal, Status};

/// Deletes an article with its revisions. An original takes its translations with it only when there are none.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins and the writer of a draft that was never published, [`Error::NotFound`],
/// [`Error::Conflict`] for an original that is translated.
#[tracing::instrument(name = "knowledge.remove", skip_all, fields(article.id = %id))]
pub async fn remove(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    may_remove(actor, &article)?;
    let is_followed = sqlx::query_scalar!(
        r#"select exists(select from articles where group_id = $1 and id <> $1) as "is!""#,
        id.0
    )
    .fetch_one(&mut *tx)
    .await?;
    if is_followed {
        return Err(Error::conflict(Refusal::HasTranslations));
    }
    sqlx::query!("delete from articles where id = $1", id.0).execute(&mut *tx).await?;
    let seq = article.version + 1;
    publish(ctx, &mut tx, actor, &article, seq, Some(&article), Event::Deleted {}).await?;
    ctx.commit(tx).await
}

/// Refuses whoever may not delete an article: what nobody ever read is its writer's, everything else an admin's.
///
/// # Errors
/// [`Error::Forbidden`].
pub(super) fn may_remove(actor: &Actor, article: &Article) -> Result<()> {
    let is_unread = article.status == Status::Draft && article.published_at.is_none();
    let is_own = article.author.as_ref().is_some_and(|author| Some(author.id) == actor.id());
    if is_unread && is_own {
        return Ok(());
    }
    actor.can(permissions::DELETE).map(drop)
}
