//! The pages that readers read. What is in them was drawn on the server; alive are the search, the vote and the buttons
//! that copy code. A walk from one to another is the browser's own.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    LazyRoute,
    hooks::{use_location, use_query_map},
    lazy_route,
};
use ui::{Skeleton, is_coming_alive, locale};

use crate::{
    ArticleId,
    parts::{Helpful, Prose, SearchBox},
    words::words,
};

/// A page below `/help`.
pub struct LeafPage;

#[lazy_route]
impl LazyRoute for LeafPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        let still = Still::here();
        let is_missing = still.as_ref().is_some_and(|still| still.is_missing);
        let has_search = is_missing || matches!(path.as_str(), "/help/search" | "/help/faq");
        let asked = use_query_map().read_untracked().get("q").unwrap_or_default();
        view! {
            <div class="page reading">
                {has_search.then(|| view! { <SearchBox query=asked/> })}
                {show(still)}
            </div>
        }
        .into_any()
    }
}

/// The page at this address, as it was drawn.
#[component]
pub fn LeafView() -> impl IntoView {
    show(Still::here())
}

fn show(still: Option<Still>) -> AnyView {
    let Some(still) = still else { return view! { <Away/> }.into_any() };
    let Still { title, html, article, below, is_missing } = still;
    let (id, slug) = article.clone().unzip();
    view! {
        <Title text=title.clone()/>
        <Prose html attr:data-leaf=title attr:data-article=id.map(|id| id.to_string()) attr:data-slug=slug
            attr:data-missing=is_missing.then_some("")/>
        {article.map(|(id, slug)| view! {
            <footer class="reading__foot">
                <Helpful id slug/>
                <div class="reading__below" inner_html=below></div>
            </footer>
        })}
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
    article: Option<(ArticleId, String)>,
    below: String,
    is_missing: bool,
}

impl Still {
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Option<Self> {
        let leaf = crate::server::prepared()?;
        Some(Self {
            title: leaf.title.clone(),
            html: leaf.html.clone(),
            article: leaf.article.clone(),
            below: leaf.below.clone(),
            is_missing: leaf.is_missing,
        })
    }

    /// None once the page that came is alive: what is in the document then is another page's.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Option<Self> {
        let leaf = document().query_selector("[data-leaf]").ok().flatten().filter(|_| is_coming_alive())?;
        let article = leaf.get_attribute("data-article").and_then(|id| id.parse().ok());
        Some(Self {
            title: leaf.get_attribute("data-leaf").unwrap_or_default(),
            html: String::new(),
            article: article.zip(leaf.get_attribute("data-slug")),
            below: String::new(),
            is_missing: leaf.has_attribute("data-missing"),
        })
    }
}
