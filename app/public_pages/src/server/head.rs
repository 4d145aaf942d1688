//! The head of a public page: what search engines and link previews read of it.

use leptos::{html, prelude::*};
use ui::locale;

use super::prerender::prerendered;

/// The head of a public page of the house that is called so; nothing for every other page.
pub fn public_page_head(house: &str) -> Option<AnyView> {
    let page = prerendered()?;
    let Some(canonical) = page.canonical.clone() else {
        return Some(view! { <meta name="robots" content="noindex"/> }.into_any());
    };
    let (title, description) = (page.title.clone(), page.description.clone());
    let title = if title.is_empty() { house.to_owned() } else { title };
    let kind = if page.is_article { "article" } else { "website" };
    let structured = page.structured.clone();
    let language = page.language.as_ref().map_or_else(|| locale().tag().to_owned(), ToString::to_string);
    let head = view! {
        <link rel="canonical" href=canonical.clone()/>
        {graph("og:url", canonical)}
        {graph("og:type", kind.to_owned())}
        {graph("og:site_name", house.to_owned())}
        {graph("og:title", title)}
        {graph("og:description", description.clone())}
        {graph("og:locale", language.replace('-', "_"))}
        {page.image.clone().map(|image| graph("og:image", image))}
        <meta name="description" content=description/>
        {page.feed.map(|feed| view! { <link rel="alternate" type="application/rss+xml" href=feed/> })}
        {page.alternates.iter().map(|(language, address)| view! {
            <link rel="alternate" hreflang=language.clone() href=address.clone()/>
        }).collect_view()}
        {structured.map(|data| view! { <script type="application/ld+json" inner_html=data></script> })}
    };
    Some(head.into_any())
}

/// A fact of the Open Graph.
fn graph(property: &'static str, content: String) -> impl IntoView {
    html::meta().attr("property", property).content(content)
}
