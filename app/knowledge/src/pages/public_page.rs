//! The pages that readers read: the search field, and below it what the server drew.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use public_pages::PrerenderedView;

use crate::parts::SearchBox;

/// The place of a public page of the help center: its path below `/help`, the empty one for the home. None for every other
/// page.
pub fn help_path(path: &str) -> Option<&str> {
    match path {
        "/" | "/help" => Some(""),
        path => path.strip_prefix("/help/"),
    }
}

/// A page below `/help`.
#[component]
pub fn PublicPageView() -> impl IntoView {
    let asked = use_query_map().read_untracked().get("q").unwrap_or_default();
    view! {
        <div class="page reading">
            <SearchBox query=asked/>
            <PrerenderedView/>
        </div>
    }
}
