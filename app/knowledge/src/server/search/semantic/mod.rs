//! Search by meaning, where an embedding provider is set: articles that answer without having the words.

mod chunks;
mod database;
mod merge;
mod provider;
mod sync;
mod vectors;

use std::{
    future::Future,
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use base::{
    server::{Actor, ClientInfo, Ctx, RateLimit, Result, check_rate_limit},
    uuid::Uuid,
};
use domain::server::AiProvider;
use quick_cache::sync::Cache;
use realtime::server::{CacheRefresher, Hub, refresh_cache};
use search::server::Hit;

pub use self::sync::SyncEmbeddings;
use self::{
    merge::merge,
    provider::{Refused, embed},
    vectors::Vectors,
};
use super::RANKED;
use crate::server::permissions;
use crate::{
    MeaningState,
    server::{find::audience, startup::embeddings},
};

/// The feed on which every process hears that an article was embedded.
const FEED: &str = "article-vectors";
/// How long a search waits for the provider before it answers by words alone.
const PATIENCE: Duration = if cfg!(test) {
    // A test's model shares the machine with all other tests.
    Duration::from_secs(60)
} else {
    Duration::from_millis(800)
};
/// How long a provider that did not answer is left alone.
const REST: Duration = Duration::from_secs(30);
/// Questions whose vectors are remembered.
const MOST_QUESTIONS: usize = 1_000;
/// Questions of one address that are embedded: each may cost money.
const QUESTIONS: RateLimit = RateLimit::new(30, 2.0);

/// What this process remembers of its questions to the provider.
struct QuestionVectors {
    cache: Cache<String, Arc<[f32]>>,
    rests_until: Mutex<Option<Instant>>,
}

impl Default for QuestionVectors {
    fn default() -> Self {
        Self { cache: Cache::new(MOST_QUESTIONS), rests_until: Mutex::default() }
    }
}

/// What was found by words, with what is near in its meaning. By words alone where no provider is set, none answers, or the
/// vectors cannot be read.
pub(super) async fn with_meaning(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    typed: &str,
    by_words: Vec<Hit>,
) -> Vec<Hit> {
    // A program that follows links asks for more than anybody reads, and each question may cost money.
    let Some(provider) = embeddings(ctx).filter(|_| !visit.is_robot || actor.may(permissions::READ_ALL))
    else {
        return by_words;
    };
    let Some(question) = vector_of(ctx, actor, &provider, visit, typed).await else { return by_words };
    match near(ctx, actor, visit, &provider.model, question).await {
        Ok(near) => merge(&by_words, &near),
        Err(error) => {
            tracing::warn!(%error, "the vectors could not be read; searching by words alone");
            by_words
        }
    }
}

async fn near(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    model: &str,
    question: Arc<[f32]>,
) -> Result<Vec<Uuid>> {
    if database::has_vectors(ctx).await? {
        return database::nearest(ctx, actor, model, &question, &visit.languages, RANKED).await;
    }
    let vectors = ctx.shared::<Vectors>();
    vectors.ready(ctx, model).await?;
    let audience = audience(actor);
    let languages = visit.languages.clone();
    // Every stretch is compared: with many articles that is work for another thread.
    let near = tokio::task::spawn_blocking(move || vectors.nearest(&question, &languages, audience, RANKED));
    Ok(near.await.map_err(anyhow::Error::from)?)
}

async fn vector_of(
    ctx: &Ctx,
    actor: &Actor,
    provider: &AiProvider,
    visit: &ClientInfo,
    typed: &str,
) -> Option<Arc<[f32]>> {
    let asked = ctx.shared::<QuestionVectors>();
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(known) = asked.cache.get(&typed) {
        return Some(known);
    }
    let rests_until = *asked.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
    let is_resting = rests_until.is_some_and(|until| until > Instant::now());
    if is_resting {
        return None;
    }
    // Who works at the desk is trusted with the house's money.
    if !actor.may(permissions::READ_ALL)
        && check_rate_limit(ctx, &format!("embed:{}", visit.address.key()), QUESTIONS).await.is_err()
    {
        return None;
    }
    match embed(provider, std::slice::from_ref(&typed), PATIENCE).await {
        Ok(vectors) => {
            let vector: Arc<[f32]> = vectors.into_iter().next()?.into();
            asked.cache.insert(typed, Arc::clone(&vector));
            Some(vector)
        }
        Err(refused) => {
            tracing::warn!("{refused}; searching by words alone");
            // A question that nobody wants says nothing of the next.
            if matches!(refused, Refused::Provider(_)) {
                *asked.rests_until.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some(Instant::now() + REST);
            }
            None
        }
    }
}

/// Keeps this process's vectors fresh until `stop` resolves; ends at once where no provider is set, or the database
/// compares them.
pub async fn refresh_vectors(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    let Some(AiProvider { model, .. }) = embeddings(&ctx) else { return };
    // A database that cannot be asked now is asked again by whoever searches.
    if database::has_vectors(&ctx).await.unwrap_or(false) {
        return;
    }
    refresh_cache(FollowedVectors { vectors: ctx.shared::<Vectors>(), ctx, model }, hub, stop).await;
}

struct FollowedVectors {
    vectors: Arc<Vectors>,
    ctx: Ctx,
    model: String,
}

impl CacheRefresher for FollowedVectors {
    const NAME: &'static str = "the vectors of the search";
    const FEEDS: &'static [&'static str] = &[FEED, crate::server::FEED];

    async fn begin(&self) -> Result<()> {
        self.vectors.begin(&self.ctx, &self.model).await
    }

    async fn hear(&self, topic: &str) -> Result<ControlFlow<()>> {
        let article = topic.strip_prefix("article:").and_then(|rest| rest.split(':').next());
        if let Some(id) = article.and_then(|id| id.parse().ok()) {
            self.vectors.refresh(&self.ctx, &self.model, id).await?;
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// How far the provider has read; None where none is set.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn meaning_state(ctx: &Ctx, actor: &Actor) -> Result<Option<MeaningState>> {
    actor.can(permissions::READ_REPORTS)?;
    let Some(provider) = embeddings(ctx) else { return Ok(None) };
    let row = sqlx::query!(
        r#"select count(*) as "articles!", count(r.article_id) as "read!"
         from articles a
         left join article_readings r on r.article_id = a.id and r.version = a.version and r.model = $1
         where a.status = 'published'"#,
        provider.model,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok(Some(MeaningState { model: provider.model.clone(), articles: row.articles, read: row.read }))
}

#[cfg(test)]
mod tests;
