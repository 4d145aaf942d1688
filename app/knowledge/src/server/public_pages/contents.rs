//! What is on the page: beside the text where there is room, folded above it where there is not.

use leptos::prelude::*;
use ui::locale;

use super::words::words;
use crate::Heading;

/// Two headings and less need no list.
const FEWEST: usize = 3;

/// The list of an article's headings.
#[component]
pub(crate) fn Contents(contents: Vec<Heading>) -> impl IntoView {
    let words = words(locale());
    (contents.len() >= FEWEST).then(|| {
        view! {
            <details class="contents contents--folded">
                <summary>{words.contents}</summary>
                <Headings contents=contents.clone()/>
            </details>
            <nav class="contents contents--beside" aria-labelledby="contents">
                <h2 class="contents__name" id="contents">{words.contents}</h2>
                <Headings contents/>
            </nav>
        }
    })
}

#[component]
fn Headings(contents: Vec<Heading>) -> impl IntoView {
    let lines = contents.into_iter().map(|heading| {
        view! {
            <li class=format!("contents__line contents__line--{}", heading.level)>
                <a href=format!("#{}", heading.id) dir="auto">{heading.text}</a>
            </li>
        }
    });
    view! { <ol class="contents__lines">{lines.collect_view()}</ol> }
}
