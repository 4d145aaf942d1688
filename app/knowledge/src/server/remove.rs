//! An article goes for good; archiving keeps it.

use base::server::{Actor, Ctx, Error, Result};

use super::{
    find::lock,
    record::{tell, topic},
};
use crate::server::permissions;
use crate::{ArticleId, Event};

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
        return Err(Error::conflict("Translations follow this article. Delete them first, or archive it."));
    }
    sqlx::query!("delete from articles where id = $1", id.0).execute(&mut *tx).await?;
    tell(ctx, &mut tx, topic(id), article.version + 1, &Event::Deleted {}).await?;
    ctx.commit(tx).await
}
