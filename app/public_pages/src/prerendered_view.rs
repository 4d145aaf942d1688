//! The page at an address, as it was drawn. What is in it was drawn on the server; alive are the buttons that copy code, and
//! forms are sent in place. A walk from one public page to another is the browser's own.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use ui::{Skeleton, is_coming_alive, locale};

use crate::{interactive_html::InteractiveHtml, words::words};

/// The page at this address, as it was drawn.
#[component]
pub fn PrerenderedView() -> impl IntoView {
    let Some(ServerDrawn { title, html }) = ServerDrawn::here() else {
        return view! { <LoadFromServer/> }.into_any();
    };
    view! {
        <Title text=title.clone()/>
        <InteractiveHtml html attr:data-public-page=title/>
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
        let page = crate::server::prerendered()?;
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
