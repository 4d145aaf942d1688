//! Where a page of a list stands, and the ways to its neighbours. Plain links, so that it works without script.

use base::Pagination;
use leptos::prelude::*;

/// What a pager says in the page's language.
#[derive(Clone, Copy)]
struct Words {
    label: &'static str,
    previous: &'static str,
    next: &'static str,
    place: fn(u32, i64) -> String,
    place_of_many: fn(u32) -> String,
}

const EN: Words = Words {
    label: "Pages",
    previous: "Newer",
    next: "Older",
    place: |page, pages| format!("Page {page} of {pages}"),
    place_of_many: |page| format!("Page {page}"),
};

/// Links to the pages before and after. Nothing where there is one page.
#[component]
pub fn Pager(
    /// Where this page stands.
    pagination: Pagination,
    /// The address of a page without its `page=`, ending in `?` or `&`.
    #[prop(into)]
    base: String,
) -> impl IntoView {
    let words = match crate::locale() {
        base::Locale::En => EN,
    };
    let Pagination { page, pages, total_is_estimate, .. } = pagination;
    let has_next = pagination.next_cursor.is_some() || i64::from(page) < pages;
    let link = move |page: u32, text: &'static str| view! { <a class="button" href=format!("{base}page={page}")>{text}</a> };
    let place = if total_is_estimate { (words.place_of_many)(page) } else { (words.place)(page, pages) };
    (pages > 1).then(move || {
        view! {
            <nav class="pager" aria-label=words.label>
                {(page > 1).then(|| link(page - 1, words.previous))}
                <span class="pager__place">{place}</span>
                {has_next.then(|| link(page + 1, words.next))}
            </nav>
        }
    })
}
