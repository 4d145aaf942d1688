//! What is new of ideas that the reader voted for.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{TimeAgo, locale};

use crate::{IdeaNotice, words::ideas::idea_words};

/// The list; nothing where nothing is new.
#[component]
pub(in crate::ideas) fn News(news: Vec<IdeaNotice>, now: DateTime<Utc>) -> impl IntoView {
    let words = idea_words(locale());
    (!news.is_empty()).then(move || {
        let rows = news.into_iter().map(|notice| {
            view! {
                <li class="idea-news__one">
                    <a href=format!("/ideas/{}", notice.number) dir="auto">{notice.title}</a>
                    " " <span>{(words.news_of)(notice.what, notice.status)}</span> " "
                    <TimeAgo at=notice.at now/>
                </li>
            }
        });
        view! {
            <section class="card idea-news" aria-labelledby="idea-news-title">
                <h2 id="idea-news-title">{words.news}</h2>
                <ul class="idea-news__list">{rows.collect_view()}</ul>
            </section>
        }
    })
}
