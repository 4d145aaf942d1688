//! What search engines and link previews read of a page.

use leptos::{html, prelude::*};

use super::prepare::prepared;

/// The head of a page to read; nothing for every other page.
pub fn leaf_head() -> Option<AnyView> {
    let leaf = prepared()?;
    let Some(canonical) = leaf.canonical.clone() else {
        return Some(view! { <meta name="robots" content="noindex"/> }.into_any());
    };
    let (title, description) = (leaf.title.clone(), leaf.description.clone());
    let structured = leaf.structured.clone();
    let head = view! {
        <link rel="canonical" href=canonical.clone()/>
        {graph("og:url", canonical)}
        {graph("og:type", "article".to_owned())}
        {graph("og:title", title)}
        {graph("og:description", description.clone())}
        <meta name="description" content=description/>
        {structured.map(|data| view! { <script type="application/ld+json" inner_html=data></script> })}
    };
    Some(head.into_any())
}

/// A fact of the Open Graph.
fn graph(property: &'static str, content: String) -> impl IntoView {
    html::meta().attr("property", property).content(content)
}
