//! What a search found, with the words marked.

use leptos::prelude::*;

use crate::{SearchHit, parts::marked};

/// The list.
#[component]
pub(crate) fn Hits(hits: Vec<SearchHit>) -> impl IntoView {
    let rows = hits.into_iter().map(|hit| {
        view! {
            <li class="article-row" lang=hit.locale.to_string() dir=hit.locale.direction()>
                <a class="article-row__link" href=format!("/help/articles/{}", hit.slug)>
                    <span class="article-row__title">{marked(hit.title)}</span>
                    <span class="article-row__summary">{marked(hit.excerpt)}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="article-list">{rows.collect_view()}</ul> }
}
