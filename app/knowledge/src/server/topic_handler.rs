//! Articles on the socket: `article:<id>` for the desk, so that two who write know of each other.

use base::server::{Actor, Ctx, Error, Result};
use realtime::{
    MessageFrame,
    server::{SubscriptionGrant, TopicHandler, id_in},
};

use super::find;
use crate::server::permissions;

/// The handler of all articles.
pub struct ArticleTopicHandler;

#[async_trait::async_trait]
impl TopicHandler for ArticleTopicHandler {
    fn handles(&self, topic: &str) -> bool {
        topic.starts_with("article:")
    }

    async fn authorize(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<SubscriptionGrant> {
        actor.can(permissions::READ_ALL)?;
        let article = find(ctx, actor, id_in(topic, "article")?, &[]).await?;
        Ok(SubscriptionGrant { public: false, seq: article.version, is_feed: false })
    }

    async fn say(&self, _: &Ctx, _: &Actor, _: MessageFrame) -> Result<()> {
        Err(Error::NotFound)
    }
}
