//! What others of the viewer's organisation asked, where it shares its tickets; nothing for everybody else.

use base::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Avatar, Pager, TimeAgo, built_once, locale};

use super::StatusBadge;
use crate::{
    Filter, Ticket,
    actions::{Listing, load_of_colleagues},
    words::words,
};

/// Its list has pages of its own, beside those of the list above it.
const PAGES: &str = "/dashboard/help?colleagues_";

/// A list below one's own.
#[component]
pub(crate) fn OfColleagues() -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.read().get("colleagues_page").and_then(|page| page.parse().ok()));
    let asked = Resource::new_blocking(
        move || page.get(),
        |page| load_of_colleagues(Filter { page, ..Filter::default() }),
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                // Where it fails, the page has said so: one's own list comes from the same place.
                let listing = asked.await.ok();
                built_once().await;
                listing.filter(|listing| listing.list.pagination.total > 0).map(list)
            })}
        </Transition>
    }
}

fn list(listing: Listing) -> impl IntoView {
    let words = words(locale());
    let Listing { list, now, .. } = listing;
    let rows = list.tickets.into_iter().map(|ticket| row(ticket, now)).collect_view();
    view! {
        <section class="requests__colleagues" aria-labelledby="colleagues-tickets">
            <h2 id="colleagues-tickets">{words.of_colleagues}</h2>
            <p class="page__lead">{words.of_colleagues_hint}</p>
            <ul class="requests__list">{rows}</ul>
            <Pager pagination=list.pagination base=PAGES/>
        </section>
    }
}

fn row(ticket: Ticket, now: DateTime<Utc>) -> impl IntoView {
    let name = ticket.requester.name;
    view! {
        <li class="request">
            <a class="request__link" href=format!("/dashboard/help/{}", ticket.number)>
                <span class="request__subject" dir="auto">{ticket.subject}</span>
                <StatusBadge status=ticket.status/>
                <span class="request__requester"><Avatar name=name.clone()/><bdi>{name}</bdi></span>
                <TimeAgo at=ticket.updated_at now/>
            </a>
        </li>
    }
}
