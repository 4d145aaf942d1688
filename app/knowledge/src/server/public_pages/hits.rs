//! What a search found, with the words marked.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::{HitKind, SearchHit, parts::marked};

/// The list.
#[component]
pub(crate) fn Hits(
    /// The hits.
    hits: Vec<SearchHit>,
    /// What the categories of articles are called, by their slugs.
    categories: HashMap<String, String>,
    /// What the questions are called together.
    faq: &'static str,
) -> impl IntoView {
    let rows = hits.into_iter().map(|hit| {
        let place = match hit.kind {
            HitKind::Question => faq.to_owned(),
            HitKind::Article => categories.get(&hit.category).cloned().unwrap_or_default(),
        };
        view! {
            <li class="article-row" lang=hit.locale.to_string() dir=hit.locale.direction()>
                <a class="article-row__link" href=hit.url>
                    <span class="article-row__kind" dir="auto">{place}</span>
                    <span class="article-row__title" dir="auto">{marked(hit.title)}</span>
                    <span class="article-row__summary" dir="auto">{marked(hit.excerpt)}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="article-list">{rows.collect_view()}</ul> }
}
