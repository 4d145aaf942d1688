//! The search of the help center: found in memory, shown from the database.

mod index;
mod load_hits;
mod report;
mod search_log;
mod search_settings;
mod semantic;

pub use report::search_report;
pub use search_log::{search_and_record, search_as_typed, write_searches};
pub use search_settings::{create_synonyms, delete_synonyms, set_stop_words, stop_words, synonyms};
pub use semantic::{SyncEmbeddings, meaning_state, refresh_vectors};

use std::{future::Future, ops::ControlFlow, sync::Arc};

use base::{
    Language, cut,
    server::{Actor, ClientInfo, Ctx, LocalRateLimits, Result},
    uuid::Uuid,
};
use realtime::server::{CacheRefresher, Hub, refresh_cache};
use search::server::Query;

use self::{
    index::{ARTICLE, Index},
    load_hits::load_hits,
    report::record_search,
};
use super::{find::audience, record::FEED};
use crate::server::permissions;
use crate::{HitKind, SearchHits};

/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many are ranked by their words where they may stand beside others, and how many more are loaded than are shown.
const RANKED: usize = 50;
const SPARE: usize = 2;
/// How many that may have a phrase are looked into for it: each is read whole.
const MOST_LOOKED_INTO: usize = 50;

/// How far a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Words alone: for answers as one types.
    Words,
    /// What has the words, and what means the same where a provider is set who knows.
    Meaning,
}

/// Searches the published articles and questions in the reader's languages.
///
/// # Errors
/// [`Error::RateLimited`](base::server::Error::RateLimited) for an address that asks too often; when the database refuses.
#[tracing::instrument(name = "knowledge.search", skip_all)]
pub async fn search(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    typed: &str,
    reach: Reach,
    most: usize,
) -> Result<SearchHits> {
    let typed = readable(typed);
    let query = Query::read(&typed);
    if query.is_empty() {
        return Ok(SearchHits { query: typed, hits: Vec::new() });
    }
    check_search_limit(ctx, actor, visit, &query)?;
    let index = ctx.shared::<Index>();
    index.ready(ctx).await?;
    let audience = audience(actor);
    if query.has_phrases() {
        // Who quotes means the words, and only who reads them knows whether they stand there.
        let found = index.find(&query, &visit.languages, audience, MOST_LOOKED_INTO);
        let mut hits =
            load_hits(ctx, actor, &query, &found, &found.results.forms, &found.results.hits).await?;
        hits.truncate(most);
        return Ok(SearchHits { query: typed, hits });
    }
    let found = index.find(&query, &visit.languages, audience, most.max(RANKED));
    let mut ranked = found.results.hits.clone();
    // Who excludes means the words.
    if reach == Reach::Meaning && query.without.is_empty() {
        ranked = semantic::with_meaning(ctx, actor, visit, &typed, ranked).await;
    }
    // Some more for those that are gone since the index heard of them.
    ranked.truncate(most + SPARE);
    let mut forms = found.results.forms.clone();
    if forms.is_empty() {
        // What is near in its meaning alone may have the very words in another language.
        forms = query.words.iter().map(|word| Arc::from(&**word)).collect();
        forms.sort_unstable();
    }
    let mut hits = load_hits(ctx, actor, &query, &found, &forms, &ranked).await?;
    hits.truncate(most);
    Ok(SearchHits { query: typed, hits })
}

/// What a search costs of which texts are read whole, in plain ones.
const COST_OF_PHRASES: u32 = 10;

/// How often each address searches, in this process.
#[derive(Default)]
struct SearchLimits(LocalRateLimits);

/// Refuses an address that asks more than many people behind it would type. The desk is trusted.
fn check_search_limit(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, query: &Query) -> Result<()> {
    // A search of our own on a page's way comes from nowhere.
    if actor.may(permissions::READ_ALL) || visit.address.0.is_unspecified() {
        return Ok(());
    }
    let cost = if query.has_phrases() { COST_OF_PHRASES } else { 1 };
    let limits = ctx.shared::<SearchLimits>();
    limits.0.check(
        ctx.now(),
        visit.address.key(),
        ctx.settings.section::<crate::server::Startup>().limit_searches,
        cost,
    )
}

/// What is looked for of what was typed.
fn readable(typed: &str) -> String {
    cut(&typed.replace('\0', ""), LONGEST).to_owned()
}

/// The most articles that a list has which was asked for by words.
pub(super) const LISTED: usize = 100;

/// The published articles that have the words, best first: for lists.
///
/// # Errors
/// When the database refuses.
pub(super) async fn matching(
    ctx: &Ctx,
    actor: &Actor,
    languages: Vec<Language>,
    words: &str,
) -> Result<Vec<Uuid>> {
    let query = Query::read(&readable(words));
    if query.has_phrases() {
        // Only who reads them knows.
        let found = search(ctx, actor, &ClientInfo::reading(languages), words, Reach::Words, LISTED).await?;
        return Ok(found.hits.iter().filter(|hit| hit.kind == HitKind::Article).map(|hit| hit.id).collect());
    }
    let index = ctx.shared::<Index>();
    index.ready(ctx).await?;
    let found = index.find(&query, &languages, audience(actor), LISTED);
    Ok(found.results.hits.iter().filter(|hit| hit.kind == ARTICLE).map(|hit| hit.id).collect())
}

/// Keeps this process's index fresh until `stop` resolves. Begun before anybody is let in, so that no change is missed.
pub async fn refresh_index(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    refresh_cache(FollowedIndex { index: ctx.shared::<Index>(), ctx }, hub, stop).await;
}

struct FollowedIndex {
    index: Arc<Index>,
    ctx: Ctx,
}

impl CacheRefresher for FollowedIndex {
    const NAME: &'static str = "the index of the search";
    const FEEDS: &'static [&'static str] = &[FEED];

    async fn begin(&self) -> Result<()> {
        self.index.begin(&self.ctx).await
    }

    async fn hear(&self, topic: &str) -> Result<ControlFlow<()>> {
        if topic.starts_with("search-words:") {
            return Ok(ControlFlow::Break(()));
        }
        if let Some(id) = topic.strip_prefix("article:").and_then(|id| id.parse().ok()) {
            self.index.refresh(&self.ctx, id).await?;
        } else if topic.starts_with("faq:") {
            self.index.refresh_questions(&self.ctx).await?;
        }
        Ok(ControlFlow::Continue(()))
    }
}

#[cfg(test)]
mod tests;
