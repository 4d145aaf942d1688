//! Articles on the socket: `article:<id>` for the desk, so that two who write know of each other.

use base::server::{Actor, Ctx, Error, Result};
use realtime::{
    Saying,
    server::{Admission, Room, id_in},
};

use super::find;

/// The room of all articles.
pub struct ArticleRoom;

#[async_trait::async_trait]
impl Room for ArticleRoom {
    fn keeps(&self, topic: &str) -> bool {
        topic.starts_with("article:")
    }

    async fn admit(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<Admission> {
        actor.staff()?;
        let article = find(ctx, actor, id_in(topic, "article")?, &[]).await?;
        Ok(Admission { public: false, seq: article.version, is_feed: false })
    }

    async fn say(&self, _: &Ctx, _: &Actor, _: Saying) -> Result<()> {
        Err(Error::NotFound)
    }
}
