//! What happens to articles by themselves.

use base::{
    server::{Actor, Ctx, Result, Tx},
    uuid::Uuid,
};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

use super::{change::apply, find::load};
use crate::{ArticleChange, Status};

/// Publishes the articles whose time has come.
#[derive(Serialize, Deserialize)]
pub struct PublishScheduled {}

impl Job for PublishScheduled {
    const KIND: &'static str = "publish-scheduled";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        // One that cannot be published holds up none that come after it.
        let mut failed = Vec::new();
        let mut failure = Ok(());
        while let Some((id, published)) = publish_next(ctx, &failed).await? {
            if let Err(error) = published {
                tracing::error!(article.id = %id, %error, "an article whose time has come could not be published");
                failed.push(id);
                failure = Err(error);
            }
        }
        failure
    }
}

/// Publishes one that is due, of those that did not fail before; another process that looks at the same time takes another
/// one.
async fn publish_next(ctx: &Ctx, failed: &[Uuid]) -> Result<Option<(Uuid, Result<()>)>> {
    let mut tx = ctx.begin().await?;
    let due = sqlx::query_scalar!(
        "select id from articles where status = 'scheduled' and publish_at <= $1 and id <> all($2)
         order by publish_at limit 1 for update skip locked",
        ctx.now(),
        failed,
    );
    let Some(id) = due.fetch_optional(&mut *tx).await? else { return Ok(None) };
    Ok(Some((id, publish(ctx, tx, id).await)))
}

async fn publish(ctx: &Ctx, mut tx: Tx, id: Uuid) -> Result<()> {
    let article = load(&mut tx, &Actor::System, id.into()).await?;
    let change = ArticleChange { status: Some(Status::Published), ..ArticleChange::default() };
    apply(ctx, &mut tx, &Actor::System, &article, change).await?;
    ctx.commit(tx).await
}
