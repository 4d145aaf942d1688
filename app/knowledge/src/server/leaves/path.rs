//! The way from the home of the help center to here.

use leptos::prelude::*;
use ui::locale;

use super::words::words;
use crate::Category;

/// Links to the home and to each category of the path.
#[component]
pub(crate) fn Path(path: Vec<Category>) -> impl IntoView {
    let words = words(locale());
    let steps = path.into_iter().map(|category| {
        view! { <li><a href=format!("/help/categories/{}", category.slug)>{category.name}</a></li> }
    });
    view! {
        <nav class="path" aria-label=words.help>
            <ol class="path__steps">
                <li><a href="/">{words.help}</a></li>
                {steps.collect_view()}
            </ol>
        </nav>
    }
}
