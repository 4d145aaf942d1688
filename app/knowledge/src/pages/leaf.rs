//! The pages that readers read. What is in them was drawn on the server; alive are the search, the vote and the buttons
//! that copy code.

use base::Code;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::{
    LazyRoute, NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
    lazy_route,
};
use ui::{Empty, Failed, Skeleton, locale};

use crate::{
    Leaf,
    actions::load_leaf,
    parts::{Helpful, Prose, SearchBox},
    words::{Words, words},
};

/// A page below `/help`.
pub struct LeafPage;

#[lazy_route]
impl LazyRoute for LeafPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname;
        let query = use_query_map();
        let below = move || path.read().strip_prefix("/help").unwrap_or_default().to_owned();
        let has_search = move || matches!(below().as_str(), "/search" | "/faq");
        let asked = Memo::new(move |_| query.read().get("q").unwrap_or_default());
        view! {
            <div class="page reading">
                {move || has_search().then(|| view! { <SearchBox query=asked.get()/> })}
                <LeafView/>
            </div>
        }
        .into_any()
    }
}

/// The page at this address, as it was drawn.
#[component]
pub fn LeafView() -> impl IntoView {
    let path = use_location().pathname;
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let below = path.read().strip_prefix("/help").unwrap_or_default().to_owned();
        let query = query.read();
        (below, query.get("q").unwrap_or_default(), query.get("page").and_then(|page| page.parse().ok()))
    });
    let leaf = Resource::new_blocking(move || asked.get(), |(path, q, page)| load_leaf(path, q, page));
    let words = words(locale());
    view! {
        <Transition fallback=move || view! { <Skeleton label=words.loading lines=9/> }>
            {move || Suspend::new(async move {
                match leaf.await {
                    Ok(Leaf { moved: Some(to), .. }) => view! { <Moved to/> }.into_any(),
                    Ok(leaf) => show(leaf),
                    Err(fault) if fault.code == Code::NotFound => missing(words),
                    Err(fault) => view! { <Failed fault/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// Goes where the page is now. On the server, the answer has said so already.
#[component]
fn Moved(to: String) -> impl IntoView {
    let navigate = use_navigate();
    Effect::new(move || navigate(&to, NavigateOptions { replace: true, ..NavigateOptions::default() }));
}

fn missing(words: &'static Words) -> AnyView {
    view! {
        <Title text=words.not_found/>
        <Meta name="robots" content="noindex"/>
        <h1>{words.not_found}</h1>
        <Empty title=words.not_found hint=words.not_found_hint>
            <SearchBox/>
        </Empty>
    }
    .into_any()
}

fn show(leaf: Leaf) -> AnyView {
    let Leaf { title, description, canonical, structured, html, article, below, .. } = leaf;
    let head = match canonical {
        Some(canonical) => view! {
            <Link rel="canonical" href=canonical.clone()/>
            <Meta property="og:url" content=canonical/>
            <Meta property="og:type" content="article"/>
            <Meta property="og:title" content=title.clone()/>
            <Meta property="og:description" content=description.clone()/>
            <Meta name="description" content=description/>
        }
        .into_any(),
        None => view! { <Meta name="robots" content="noindex"/> }.into_any(),
    };
    view! {
        <Title text=title/>
        {head}
        {structured.map(|data| view! { <script type="application/ld+json" inner_html=data></script> })}
        <Prose html/>
        {article.map(|(id, slug)| view! {
            <footer class="reading__foot">
                <Helpful id slug/>
                <div class="reading__below" inner_html=below></div>
            </footer>
        })}
    }
    .into_any()
}
