//! The search of the help center: found in memory, shown from the database, so that nothing is shown to whom it is not.

mod highlight;
mod index;
mod query;
mod report;
mod shelf;
mod teach;
mod typos;
mod words;

pub use report::{PruneSearches, record_search, search_report};
pub use teach::{create_synonyms, delete_synonyms, set_stop_words, stop_words, synonyms};

use std::{collections::HashMap, future::Future};

use base::{
    server::{Actor, Ctx, Result, Visit},
    uuid::Uuid,
};
use realtime::server::Hub;

use self::{highlight::Marks, index::Index, query::Query};
use super::{
    find::{audience, language, may_read},
    record::FEED,
    render::text_of,
};
use crate::{SearchHit, SearchHits};

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
    let found: Vec<Uuid> =
        index.find(&query, &visit.languages, audience, looked_into).into_iter().map(|hit| hit.id).collect();
    let mut hits = show(ctx, actor, &query, &found).await?;
    hits.truncate(most);
    Ok(SearchHits { query: typed, hits })
}

/// Loads what was found through the actor, in its order.
async fn show(ctx: &Ctx, actor: &Actor, query: &Query, found: &[Uuid]) -> Result<Vec<SearchHit>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        "select a.id, a.slug, a.locale, c.slug as category, a.title, a.content_html
         from articles a join article_categories c on c.id = a.category_id
         where a.id = any($1) and a.status = 'published' and a.visibility = any($2)",
        found,
        &may_read(actor),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.done();
    let mut shown = HashMap::new();
    for row in rows {
        let text = text_of(&row.content_html);
        if !has_phrases(query, &row.title, &text) {
            continue;
        }
        let locale = language(&row.locale)?;
        let marks = Marks::new(locale.primary(), &query.words, query.is_open);
        let hit = SearchHit {
            id: row.id.into(),
            slug: row.slug,
            category: row.category,
            title: marks.whole(&row.title),
            excerpt: marks.excerpt(&text),
            locale,
        };
        shown.insert(row.id, hit);
    }
    Ok(found.iter().filter_map(|id| shown.remove(id)).collect())
}

fn has_phrases(query: &Query, title: &str, text: &str) -> bool {
    if query.phrases.is_empty() {
        return true;
    }
    let (title, text) = (words::words(title), words::words(text));
    let stands_in =
        |phrase: &[String], text: &[String]| text.windows(phrase.len()).any(|words| words == phrase);
    query.phrases.iter().all(|phrase| stands_in(phrase, &title) || stands_in(phrase, &text))
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
            let id = topic.strip_prefix("article:").and_then(|id| id.parse().ok());
            if topic.starts_with("search-words:") {
                break;
            }
            if let Some(id) = id
                && let Err(error) = index.refresh(&ctx, id).await
            {
                tracing::warn!(%error, %id, "the search could not read an article again");
            }
        }
        if let Err(error) = index.build(&ctx).await {
            tracing::warn!(%error, "the search could not read the articles again");
        }
    }
}

#[cfg(test)]
mod tests;
