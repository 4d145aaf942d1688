//! What happens to articles by themselves.

use base::server::{Actor, Ctx, Result};
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
        while publish_next(ctx).await? {}
        Ok(())
    }
}

/// Publishes one that is due; another process that looks at the same time takes another one.
async fn publish_next(ctx: &Ctx) -> Result<bool> {
    let mut tx = ctx.begin().await?;
    let due = sqlx::query_scalar!(
        "select id from articles where status = 'scheduled' and publish_at <= $1
         order by publish_at limit 1 for update skip locked",
        ctx.now(),
    );
    let Some(id) = due.fetch_optional(&mut *tx).await? else { return Ok(false) };
    let article = load(&mut tx, &Actor::System, id.into()).await?;
    let change = ArticleChange { status: Some(Status::Published), ..ArticleChange::default() };
    apply(ctx, &mut tx, &Actor::System, &article, change).await?;
    ctx.commit(tx).await?;
    Ok(true)
}
