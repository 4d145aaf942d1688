//! What readers thought of an article, for its writers.

use leptos::prelude::*;
use ui::{Badge, TimeAgo, Tone, locale};

use crate::{Article, ReaderComment, desk_words::desk_words};

/// How often it was read and how it was voted on, and what was said with that.
#[component]
pub(crate) fn ReaderComments(
    article: Article,
    comments: Vec<ReaderComment>,
    now: base::DateTime<base::Utc>,
) -> impl IntoView {
    let words = desk_words(locale());
    let says_nothing = comments.is_empty();
    let comments = comments.into_iter().map(|ReaderComment { is_helpful, comment, said_at }| {
        let (tone, said) =
            if is_helpful { (Tone::Good, words.helped) } else { (Tone::Warn, words.did_not_help) };
        view! {
            <li><Badge tone>{said}</Badge> " " <span dir="auto">{comment}</span> " " <TimeAgo at=said_at now/></li>
        }
    });
    view! {
        <dl class="facts">
            <dt>{words.reads}</dt> <dd>{article.views}</dd>
            <dt>{words.helped}</dt> <dd>{article.helpful}</dd>
            <dt>{words.did_not_help}</dt> <dd>{article.not_helpful}</dd>
        </dl>
        <ul class="reader-comments">{comments.collect_view()}</ul>
        {says_nothing.then_some(words.no_comments)}
    }
}
