//! An article goes for good; archiving keeps it.

use base::server::{Actor, Ctx, Error, Result};

use super::{find::lock, record::publish};
use crate::server::permissions;
use crate::{ArticleId, Event, Refusal};

/// Deletes an article with its revisions. An original takes its translations with it only when there are none.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins, [`Error::NotFound`], [`Error::Conflict`] for an original that
/// is translated.
#[tracing::instrument(name = "knowledge.remove", skip_all, fields(article.id = %id))]
pub async fn remove(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<()> {
    actor.can(permissions::DELETE)?;
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
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
