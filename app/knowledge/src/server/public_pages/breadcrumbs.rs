//! The way from the home of the help center to here.

use leptos::prelude::*;
use ui::locale;

use super::words::words;
use crate::server::breadcrumbs::Step;

/// Links to the home and to each category of the path.
#[component]
pub(super) fn Breadcrumbs(path: Vec<Step>) -> impl IntoView {
    let words = words(locale());
    let steps = path.into_iter().map(|step| {
        view! { <li><a href=format!("/help/categories/{}", step.slug)><bdi>{step.name}</bdi></a></li> }
    });
    view! {
        <nav class="breadcrumbs" aria-label=words.help>
            <ol class="breadcrumbs__steps">
                <li><a href="/">{words.help}</a></li>
                {steps.collect_view()}
            </ol>
        </nav>
    }
}
