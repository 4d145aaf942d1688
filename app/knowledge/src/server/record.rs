//! Writes down what happened to an article, in the transaction that makes it so, and tells every process.

use std::sync::Arc;

use base::server::{Actor, Ctx, Result, Tx};
use realtime::server::Entry;

use crate::{ArticleId, Event, Status};

/// The feed on which every process hears that an article changed.
pub const FEED: &str = "articles";

/// Records an event of an article whose row this transaction holds. `version` is the one that it made.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    article: ArticleId,
    version: i64,
    event: &Event,
) -> Result<()> {
    let written = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into article_events (article_id, seq, event_type, performed_by, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        article.0,
        version,
        event.kind(),
        actor.id().map(|id| id.0),
        written,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    tell(ctx, tx, topic(article), version, event).await
}

/// The topic of an article.
pub(super) fn topic(article: ArticleId) -> String {
    format!("article:{article}")
}

/// Tells every process that something changed which is no article, `faq` for example: pages with it are old.
pub(super) async fn tell_of(ctx: &Ctx, tx: &mut Tx, what: &str) -> Result<()> {
    tell_of_on(FEED, ctx, tx, what).await
}

/// The same on another feed.
pub(super) async fn tell_of_on(feed: &str, ctx: &Ctx, tx: &mut Tx, what: &str) -> Result<()> {
    let event = Event::Changed { fields: Vec::new(), status: Status::Published };
    tell_on(feed, ctx, tx, format!("{what}:{}", ctx.id()), 1, &event).await
}

/// Tells every process, and keeps nothing.
pub(super) async fn tell(ctx: &Ctx, tx: &mut Tx, topic: String, seq: i64, event: &Event) -> Result<()> {
    tell_on(FEED, ctx, tx, topic, seq, event).await
}

/// Tells whoever in any process follows a feed.
async fn tell_on(feed: &str, ctx: &Ctx, tx: &mut Tx, topic: String, seq: i64, event: &Event) -> Result<()> {
    let event = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    let entry = Entry { topic: topic.into(), seq, public_seq: None, feed: Some(Arc::from(feed)), event };
    realtime::server::record(tx, &entry, ctx.now()).await
}
