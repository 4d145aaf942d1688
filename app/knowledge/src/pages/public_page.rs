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
pub fn public_path(path: &str) -> Option<&str> {
    match path {
        "/" | "/help" => Some(""),
        path => path.strip_prefix("/help/"),
    }
}

/// A page below `/help`.
#[component]
pub fn PublicPageView() -> impl IntoView {
    let still = ServerDrawn::here();
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
pub fn PrerenderedView() -> impl IntoView {
    show(ServerDrawn::here())
}

fn show(still: Option<ServerDrawn>) -> AnyView {
    let Some(ServerDrawn { title, html }) = still else { return view! { <LoadFromServer/> }.into_any() };
    view! {
        <Title text=title.clone()/>
        <Prose html attr:data-public-page=title/>
    }
    .into_any()
}

/// Comes in from a page that is alive: the browser fetches the one that is wanted, as if its address had been typed.
#[component]
fn LoadFromServer() -> impl IntoView {
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
struct ServerDrawn {
    title: String,
    html: String,
}

impl ServerDrawn {
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Option<Self> {
        let page = crate::server::prepared()?;
        Some(Self { title: page.title.clone(), html: page.html.clone() })
    }

    /// None once the page that came is alive: what is in the document then is another page's.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Option<Self> {
        let root =
            document().query_selector("[data-public-page]").ok().flatten().filter(|_| is_coming_alive())?;
        Some(Self { title: root.get_attribute("data-public-page").unwrap_or_default(), html: String::new() })
    }
}
