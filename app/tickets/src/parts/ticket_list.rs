//! The desk's list with its search and its pages.

use base::Fault;
use leptos::prelude::*;
use leptos_router::components::Form;
use ui::{Empty, Failed, Icon, Pager, locale};

use super::TicketRow;
use crate::{Filter, actions::Listing, words::words};

/// What a filter found.
#[component]
pub(crate) fn TicketList(
    found: Result<Listing, Fault>,
    filter: Filter,
    /// The page's path, which says what is open beside the list.
    path: Memo<String>,
) -> impl IntoView {
    let words = words(locale());
    let Listing { list, now } = match found {
        Ok(listing) => listing,
        Err(fault) => return view! { <Failed fault/> }.into_any(),
    };
    if list.tickets.is_empty() {
        return view! { <Empty title=words.nothing_matches hint=words.nothing_matches_hint/> }.into_any();
    }
    let query = filter.address();
    let rows = list.tickets.into_iter().map(|ticket| {
        let own = format!("/agent/tickets/{}", ticket.number);
        // No signal of this list's own: the old list stays on the page while the next one is loaded.
        let is_open = move || path.get() == own;
        view! { <TicketRow ticket query=query.clone() is_open now/> }
    });
    let rows = rows.collect_view();
    view! {
        <ul class="ticket-list">{rows}</ul>
        <Pager pagination=list.pagination base=pages(&filter)/>
    }
    .into_any()
}

/// The search over the list; it keeps the rest of the filter.
#[component]
pub(crate) fn TicketSearch(filter: Filter) -> impl IntoView {
    let words = words(locale());
    let held = filter.search.clone().unwrap_or_default();
    view! {
        <Form method="GET" action="/agent" attr:class="ticket-search" attr:role="search">
            <label class="visually-hidden" for="search">{words.search_label}</label>
            <Icon name="search"/>
            <input class="ticket-search__input" id="search" type="search" name="search" value=held
                placeholder=words.search maxlength=200/>
        </Form>
    }
}

/// The address of a page of this list, up to its number.
fn pages(filter: &Filter) -> String {
    match filter.from_the_start().address() {
        query if query.is_empty() => "/agent?".to_owned(),
        query => format!("/agent{query}&"),
    }
}
