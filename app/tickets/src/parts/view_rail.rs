//! The desk's views with how much waits in each.

use leptos::prelude::*;
use ui::locale;

use crate::{COUNTED_IN_RAIL, View, words::words};

/// Links to the views.
#[component]
pub(crate) fn ViewRail(
    /// How much each holds.
    counts: Vec<(View, i64)>,
    /// Which is shown.
    #[prop(into)]
    current: Signal<Option<View>>,
) -> impl IntoView {
    let words = words(locale());
    let links = View::ALL.map(|view| {
        let count = counts.iter().find(|(counted, _)| *counted == view).map_or(0, |(_, count)| *count);
        let said =
            if count >= COUNTED_IN_RAIL { (words.more_than)(COUNTED_IN_RAIL - 1) } else { count.to_string() };
        let href = if view == View::default() {
            "/agent".to_owned()
        } else {
            format!("/agent{}", view.filter().address())
        };
        view! {
            <a class="view-rail__view" href=href
                aria-current=move || (current.get() == Some(view)).then_some("page")>
                <span>{(words.view_of)(view)}</span>
                <span class="view-rail__count">{said}</span>
            </a>
        }
    });
    view! { <nav class="view-rail" aria-label=words.views>{links.collect_view()}</nav> }
}
