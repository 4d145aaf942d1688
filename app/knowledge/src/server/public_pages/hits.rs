//! What a search found, with the words marked.

use leptos::prelude::*;

use crate::{HitKind, SearchHit, parts::marked};

/// The list.
#[component]
pub(crate) fn Hits(
    /// The hits.
    hits: Vec<SearchHit>,
    /// What the questions are called together.
    faq: &'static str,
) -> impl IntoView {
    let rows = hits.into_iter().map(|hit| {
        let kind =
            (hit.kind == HitKind::Question).then(|| view! { <span class="article-row__kind">{faq}</span> });
        view! {
            <li class="article-row" lang=hit.locale.to_string() dir=hit.locale.direction()>
                <a class="article-row__link" href=hit.url>
                    {kind}
                    <span class="article-row__title" dir="auto">{marked(hit.title)}</span>
                    <span class="article-row__summary" dir="auto">{marked(hit.excerpt)}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="article-list">{rows.collect_view()}</ul> }
}
