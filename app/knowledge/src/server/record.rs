//! Records a domain event of an article in the transaction that makes it so, and tells caches what else is old.

use std::sync::Arc;

use base::{
    Performer,
    server::{Actor, Ctx, Result, Tx},
};
use realtime::server::{Entry, Fact, Invalidation};

use crate::{Article, ArticleEvent, ArticleId, Event};

/// The feed on which every process hears that an article changed.
pub const FEED: &str = "articles";

/// Records an event of an article whose row this transaction holds. `article` is what the event made of it.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    before: Option<&Article>,
    event: Event,
) -> Result<()> {
    let written = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
    let by = Performer::from(actor);
    sqlx::query!(
        "insert into article_events (article_id, seq, event_type, performed_by, performed_role, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        article.id.0,
        article.version,
        event.kind(),
        by.id.map(|id| id.0),
        by.kind.as_str(),
        written,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    publish(ctx, tx, actor, article, article.version, before, event).await
}

/// The topic of an article.
pub(super) fn topic(article: ArticleId) -> String {
    format!("article:{article}")
}

/// Writes the outbox row alone: the last event of an article that is gone.
pub(super) async fn publish(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    seq: i64,
    before: Option<&Article>,
    event: Event,
) -> Result<()> {
    let shown = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
    let domain_event = ArticleEvent {
        version: ArticleEvent::VERSION,
        article: article.into(),
        before: before.map(Into::into),
        event,
        by: actor.into(),
        at: ctx.now(),
    };
    let entry = Entry {
        topic: topic(article.id).into(),
        seq,
        public_seq: None,
        feed: Some(Arc::from(FEED)),
        event: shown,
    };
    let fact = Fact::new(domain_event.kind(), &domain_event)?;
    realtime::server::record(tx, &entry, &fact, ctx.now()).await
}

/// Tells every process that something changed which is no article, `faq` for example: pages with it are old.
pub(super) async fn invalidate_caches(ctx: &Ctx, tx: &mut Tx, what: &str) -> Result<()> {
    invalidate_on(FEED, ctx, tx, what).await
}

/// The same on another feed.
pub(super) async fn invalidate_on(feed: &str, ctx: &Ctx, tx: &mut Tx, what: &str) -> Result<()> {
    realtime::server::invalidate(tx, Invalidation { feed, what, id: ctx.id() }, ctx.now()).await
}
