//! Where a page of a list stands, and the ways to its neighbours. Plain links, so that it works without script.

use base::Pagination;
use leptos::prelude::*;

use crate::{locale, words::words};

/// Links to the pages before and after. Nothing where there is one page.
#[component]
pub fn Pager(
    /// Where this page stands.
    pagination: Pagination,
    /// The address of a page without its `page=`, ending in `?` or `&`.
    #[prop(into)]
    base: String,
) -> impl IntoView {
    let words = words(locale());
    let Pagination { page, pages, total_is_estimate, .. } = pagination;
    let has_next = pagination.next_cursor.is_some() || i64::from(page) < pages;
    let link = move |page: u32, text: &'static str| view! { <a class="button" href=format!("{base}page={page}")>{text}</a> };
    let place = if total_is_estimate { (words.page_of_many)(page) } else { (words.page_of)(page, pages) };
    (pages > 1).then(move || {
        view! {
            <nav class="pager" aria-label=words.pages>
                {(page > 1).then(|| link(page - 1, words.newer))}
                <span class="pager__place">{place}</span>
                {has_next.then(|| link(page + 1, words.older))}
            </nav>
        }
    })
}
