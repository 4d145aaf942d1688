//! The pages that readers read. What is in them was drawn on the server; alive are the search and the buttons that copy
//! code, and forms are sent in place. A walk from one to another is the browser's own.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_query_map};
use ui::{Skeleton, is_coming_alive, locale};

use crate::{
    parts::{Prose, SearchBox},
    words::words,
};

/// The place of a page to read, which the server draws whole: its path below `/help`, the empty one for the home. None for
/// every other page.
pub fn reading_place(path: &str) -> Option<&str> {
    match path {
        "/" | "/help" => Some(""),
        path => path.strip_prefix("/help/"),
    }
}

/// A page below `/help`.
#[component]
pub fn LeafPage() -> impl IntoView {
    let still = Still::here();
    let asked = use_query_map().read_untracked().get("q").unwrap_or_default();
    view! {
        <div class="page reading">
            <SearchBox query=asked/>
            {show(still)}
        </div>
    }
}

/// The page at this address, as it was drawn.
#[component]
pub fn LeafView() -> impl IntoView {
    show(Still::here())
}

fn show(still: Option<Still>) -> AnyView {
    let Some(Still { title, html }) = still else { return view! { <Away/> }.into_any() };
    view! {
        <Title text=title.clone()/>
        <Prose html attr:data-leaf=title/>
    }
    .into_any()
}

/// Comes in from a page that is alive: the browser fetches the one that is wanted, as if its address had been typed.
#[component]
fn Away() -> impl IntoView {
    let location = use_location();
    // What came from the server without a page would come again.
    let is_walk = !is_coming_alive();
    Effect::new(move || {
        if !is_walk {
            return;
        }
        let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
        let query = search.trim_start_matches('?');
        let to = if query.is_empty() { path } else { format!("{path}?{query}") };
        let _stays_where_it_is = window().location().replace(&to);
    });
    view! { <Skeleton label=words(locale()).loading lines=9/> }
}

/// What both sides know of a page. The browser has it in the document, and needs neither its text nor a second request.
struct Still {
    title: String,
    html: String,
}

impl Still {
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Option<Self> {
        let leaf = crate::server::prepared()?;
        Some(Self { title: leaf.title.clone(), html: leaf.html.clone() })
    }

    /// None once the page that came is alive: what is in the document then is another page's.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Option<Self> {
        let leaf = document().query_selector("[data-leaf]").ok().flatten().filter(|_| is_coming_alive())?;
        Some(Self { title: leaf.get_attribute("data-leaf").unwrap_or_default(), html: String::new() })
    }
}
