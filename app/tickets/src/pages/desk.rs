//! The desk: the views, the list of the chosen one, and beside it the chosen ticket.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    LazyRoute,
    components::Outlet,
    hooks::{use_location, use_query_map},
    lazy_route,
    params::ParamsMap,
};
use ui::{Skeleton, built_once, locale};

use crate::{
    Filter, View,
    actions::{load_counts, load_queue},
    parts::{InteractionGuard, TicketList, TicketSearch, ViewRail, follow_queue, provide_undo_send},
    words::words,
};

/// Tickets a page of the desk's list.
const ROWS: u32 = 40;

/// The page.
pub struct DeskPage;

#[lazy_route]
impl LazyRoute for DeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        provide_undo_send();
        let query = use_query_map();
        let filter = Memo::new(move |_| read_filter(&query.read()));
        let queue = Resource::new_blocking(
            move || filter.get(),
            |filter| load_queue(Filter { limit: Some(ROWS), ..shown(filter) }),
        );
        let counts = Resource::new_blocking(|| (), |()| load_counts());
        let words = words(locale());
        let guard = InteractionGuard::new();
        follow_queue(move || {
            counts.refetch();
            guard.run_when_idle(move || queue.refetch());
        });
        let path = use_location().pathname;
        let has_ticket = move || path.read().starts_with("/agent/tickets/");
        let current = Signal::derive(move || view_of(&filter.get()));
        view! {
            <Title text=words.queue/>
            <div class="desk" class=("desk--with-ticket", has_ticket)>
                <aside class="desk__rail">
                    <Transition fallback=|| ()>
                        {move || Suspend::new(async move {
                            let counts = counts.await.unwrap_or_default();
                            built_once().await;
                            view! { <ViewRail counts current/> }
                        })}
                    </Transition>
                </aside>
                <section class="desk__list" aria-labelledby="queue-title" node_ref=guard.place
                    on:pointermove=move |_| guard.moves() on:pointerdown=move |_| guard.moves() on:keydown=move |_| guard.moves()>
                    <header class="desk__list-head">
                        {move || {
                            let title = current.get().map_or(words.search, words.view_of);
                            // The open ticket is what the page is about.
                            if has_ticket() {
                                view! { <h2 class="desk__title" id="queue-title">{title}</h2> }.into_any()
                            } else {
                                view! { <h1 class="desk__title" id="queue-title">{title}</h1> }.into_any()
                            }
                        }}
                        {move || view! { <TicketSearch filter=filter.get()/> }}
                    </header>
                    <Transition fallback=move || view! { <Skeleton label=words.loading lines=8/> }>
                        {move || Suspend::new(async move {
                            let found = queue.await;
                            built_once().await;
                            view! { <TicketList found filter=filter.get_untracked() path/> }
                        })}
                    </Transition>
                </section>
                <Outlet/>
            </div>
        }
        .into_any()
    }
}

/// What an address without a query shows is the first view.
fn shown(filter: Filter) -> Filter {
    if filter.from_the_start() == Filter::default() {
        Filter { page: filter.page, ..View::default().filter() }
    } else {
        filter
    }
}

fn read_filter(query: &ParamsMap) -> Filter {
    let pairs = query.clone().into_iter().map(|(name, value)| (name.into_owned(), value));
    Filter::of_address(pairs).unwrap_or_default()
}

/// The view that a filter is, whatever its page.
fn view_of(filter: &Filter) -> Option<View> {
    let shown = shown(filter.from_the_start());
    View::ALL.into_iter().find(|view| view.filter() == shown)
}
