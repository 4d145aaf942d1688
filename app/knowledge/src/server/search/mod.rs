//! The search of the help center: found in memory, shown from the database.

mod highlight;
mod index;
mod query;
mod report;
mod shelf;
mod show;
mod spoken;
mod teach;
mod texts;
mod typos;
mod words;

pub use report::{PruneSearches, record_search, search_report};
pub use teach::{create_synonyms, delete_synonyms, set_stop_words, stop_words, synonyms};

use std::future::Future;

use base::server::{Actor, Ctx, Result, Visit};
use realtime::server::Hub;

use self::{index::Index, query::Query, show::show};
use super::{find::audience, record::FEED};
use crate::SearchHits;

/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many articles are looked into for a phrase.
const MOST_LOOKED_INTO: usize = 200;

/// Searches the published articles in the reader's languages.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "knowledge.search", skip_all)]
pub async fn search(ctx: &Ctx, actor: &Actor, visit: &Visit, typed: &str, most: usize) -> Result<SearchHits> {
    let typed: String = typed.chars().filter(|letter| *letter != '\0').take(LONGEST).collect();
    let query = Query::read(&typed);
    if query.is_empty() {
        return Ok(SearchHits { query: typed, hits: Vec::new() });
    }
    let index = ctx.kept::<Index>();
    index.ready(ctx).await?;
    let audience = u8::try_from(audience(actor)).unwrap_or_default();
    let looked_into = if query.phrases.is_empty() { most } else { MOST_LOOKED_INTO };
    let found = index.find(&query, &visit.languages, audience, looked_into);
    let mut hits = show(ctx, actor, &query, &found).await?;
    hits.truncate(most);
    Ok(SearchHits { query: typed, hits })
}

/// Keeps this process's index fresh until `stop` resolves. Begun before anybody is let in, so that no change is missed.
pub async fn keep_index(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    let index = ctx.kept::<Index>();
    loop {
        let mut changes = hub.watch(FEED);
        if let Err(error) = index.ready(&ctx).await {
            tracing::warn!(%error, "the search could not read the articles; it will when somebody searches");
        }
        loop {
            let topic = tokio::select! {
                () = &mut stop => return,
                topic = changes.recv() => topic,
            };
            // A watch that ends fell behind: everything is read again.
            let Some(topic) = topic else { break };
            if topic.starts_with("search-words:") {
                break;
            }
            let article = topic.strip_prefix("article:").and_then(|id| id.parse().ok());
            let refreshed = match article {
                Some(id) => index.refresh(&ctx, id).await,
                None if topic.starts_with("faq:") => index.refresh_questions(&ctx).await,
                None => Ok(()),
            };
            if let Err(error) = refreshed {
                tracing::warn!(%error, %topic, "the search could not read again what changed");
            }
        }
        if let Err(error) = index.build(&ctx).await {
            tracing::warn!(%error, "the search could not read the articles again");
        }
    }
}

#[cfg(test)]
mod tests;
