//! What a chat asks of other domains: translated, one verb called.

use base::Fault;
use chat::LinkedArticle;
use leptos::prelude::*;

/// The articles that an answer could lead to.
#[server]
pub async fn find_articles_to_link(words: String) -> Result<Vec<LinkedArticle>, Fault> {
    use knowledge::server::{Reach, search_as_typed};
    let (ctx, actor) = base::server::caller();
    let visit = base::server::ClientInfo::here();
    let found = search_as_typed(&ctx, &actor, &visit, &words, Reach::Words, 8).await?;
    let title = |hit: &knowledge::SearchHit| hit.title.iter().map(|piece| &*piece.text).collect();
    Ok(found.hits.into_iter().map(|hit| LinkedArticle { title: title(&hit), url: hit.url }).collect())
}
