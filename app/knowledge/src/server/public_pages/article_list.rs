//! Articles in a list: a title, its first words, when it changed.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::TimeAgo;

use crate::ArticleCard;

/// The list; nothing where there is nothing.
#[component]
pub(crate) fn ArticleList(articles: Vec<ArticleCard>, now: DateTime<Utc>) -> impl IntoView {
    let rows = articles.into_iter().map(|article| {
        view! {
            <li class="article-row" lang=article.locale.to_string() dir=article.locale.direction()>
                <a class="article-row__link" href=format!("/help/articles/{}", article.slug)>
                    <span class="article-row__title" dir="auto">{article.title}</span>
                    <span class="article-row__summary" dir="auto">{article.summary}</span>
                    <TimeAgo at=article.updated_at now/>
                </a>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <ul class="article-list">{rows}</ul> })
}
