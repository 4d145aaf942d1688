//! The admins' table of all tickets: sorted, filtered and changed in its place. What it shows is in its address, and so is the
//! ticket that is open beside it.

use std::sync::Arc;

use base::Fault;
use identity::{load_colleagues, viewer};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{Empty, Failed, LinkButton, Pager, Skeleton, built_once, focus, locale};
use web_sys::SubmitEvent;

use crate::{
    Conversation, Filter,
    actions::{Listing, load_common_tags, load_desk_conversation, load_ticket_categories, load_ticket_table},
    parts::{
        Changes, Choices, InteractionGuard, Request, TableFilters, TableHead, TablePanel, TableRow,
        follow_queue, offer_undo, table_address,
    },
    words::words,
};

/// Tickets a page of the table.
const ROWS: u32 = 50;

/// The page.
pub struct TicketTablePage;

#[lazy_route]
impl LazyRoute for TicketTablePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let changes = Changes::new();
        offer_undo(changes);
        let query = use_query_map();
        let filter = Memo::new(move |_| {
            let pairs = query.get().into_iter().map(|(name, value)| (name.into_owned(), value));
            Filter::of_address(pairs).unwrap_or_default()
        });
        let chosen = Memo::new(move |_| query.read().get("ticket").filter(|number| !number.is_empty()));
        go_back_to_row(chosen);
        let choices = Resource::new_blocking(|| (), |()| load_choices());
        let words = words(locale());
        // Everybody else is told why not, by what would be in the table.
        let is_admin = viewer()
            .with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == base::Role::Admin));
        view! {
            <Title text=words.table.title/>
            <div class="ticket-table" class=("ticket-table--with-ticket", move || chosen.read().is_some())
                on:submit:capture=move |event: SubmitEvent| {
                    if let Some(request) = Request::taken_from(&event) {
                        changes.ask(request);
                    }
                }>
                {is_admin.then(|| view! {
                    <header class="ticket-table__head">
                        <h1>{words.table.title}</h1>
                        <p class="page__lead">{words.table.lead}</p>
                        <Filters filter choices/>
                    </header>
                })}
                <Rows filter chosen choices changes/>
                <Beside filter chosen choices changes/>
            </div>
        }
        .into_any()
    }
}

/// Whoever closed a ticket stands on its row again.
fn go_back_to_row(chosen: Memo<Option<String>>) {
    Effect::new(move |before: Option<Option<String>>| {
        let now = chosen.get();
        if let (Some(Some(number)), None) = (before, &now) {
            let row = format!(".table-row__link[data-number='{}']", number.replace('\'', ""));
            // The panel may go a moment later, and the focus with it.
            request_animation_frame(move || {
                let active = document().active_element();
                let is_elsewhere = active.is_some_and(|active| {
                    active.tag_name() != "BODY" && !matches!(active.closest(".table-panel"), Ok(Some(_)))
                });
                if !is_elsewhere {
                    focus(&row);
                }
            });
        }
        now
    });
}

#[component]
fn Filters(filter: Memo<Filter>, choices: Resource<Choices>) -> impl IntoView {
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let Choices { colleagues, categories, .. } = choices.await;
                built_once().await;
                view! { <TableFilters filter colleagues categories/> }
            })}
        </Transition>
    }
}

#[component]
fn Rows(
    filter: Memo<Filter>,
    chosen: Memo<Option<String>>,
    choices: Resource<Choices>,
    changes: Changes,
) -> impl IntoView {
    let words = words(locale());
    let table = Resource::new_blocking(
        move || filter.get(),
        |filter| load_ticket_table(Filter { limit: Some(ROWS), ..filter }),
    );
    let guard = InteractionGuard::new();
    follow_queue(move || guard.run_when_idle(move || table.refetch()));
    view! {
        <section class="ticket-table__rows" node_ref=guard.place
            on:pointermove=move |_| guard.moves() on:pointerdown=move |_| guard.moves() on:keydown=move |_| guard.moves()>
            <Transition fallback=move || view! { <Skeleton label=words.loading lines=12/> }>
                {move || Suspend::new(async move {
                    let choices = Arc::new(choices.await);
                    let found = table.await;
                    built_once().await;
                    match found {
                        Ok(found) => {
                            changes.know(&choices.colleagues);
                            rows(found, filter.get_untracked(), chosen, &choices, changes)
                        }
                        Err(fault) => view! { <Failed fault is_page=true/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

/// What the menus offer; a table whose menus are empty can still be read.
async fn load_choices() -> Choices {
    Choices {
        colleagues: load_colleagues().await.unwrap_or_default(),
        categories: load_ticket_categories().await.unwrap_or_default(),
        tags: load_common_tags().await.unwrap_or_default(),
    }
}

fn rows(
    found: Listing,
    filter: Filter,
    chosen: Memo<Option<String>>,
    choices: &Arc<Choices>,
    changes: Changes,
) -> AnyView {
    let words = words(locale());
    let Listing { list, now, .. } = found;
    let pagination = list.pagination;
    let count = (words.table.count)(pagination.total, pagination.total_is_estimate);
    if list.tickets.is_empty() {
        return view! {
            <Empty title=words.table.nothing hint=words.table.nothing_hint>
                <LinkButton href=table_address(&Filter::default(), None)>{words.table.clear}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let base = match table_address(&filter.from_the_start(), None) {
        address if address.contains('?') => format!("{address}&"),
        address => format!("{address}?"),
    };
    let head = view! { <TableHead filter=filter.clone()/> };
    let rows = list.tickets.into_iter().map(|ticket| {
        changes.saw(&ticket);
        let href = table_address(&filter, Some(&ticket.number));
        let number = ticket.number.clone();
        let is_open = move || chosen.read().as_deref() == Some(number.as_str());
        view! { <TableRow ticket href is_open choices=Arc::clone(choices) changes now/> }
    });
    let rows = rows.collect_view();
    view! {
        <p class="ticket-table__count" role="status">{count}</p>
        <div class="ticket-table__scroll" role="region" aria-label=words.table.title tabindex="0">
            <table class="ticket-table__table">
                <caption class="visually-hidden">{words.table.title}</caption>
                {head}
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager pagination base/>
    }
    .into_any()
}

async fn open_ticket(number: Option<String>) -> Result<Option<Conversation>, Fault> {
    match number {
        Some(number) => load_desk_conversation(number).await.map(Some),
        None => Ok(None),
    }
}

/// The ticket that the address names, loaded only then.
#[component]
fn Beside(
    filter: Memo<Filter>,
    chosen: Memo<Option<String>>,
    choices: Resource<Choices>,
    changes: Changes,
) -> impl IntoView {
    let words = words(locale());
    let conversation = Resource::new_blocking(move || chosen.get(), open_ticket);
    view! {
        <Transition fallback=move || view! { <Skeleton label=words.loading lines=6/> }>
            {move || Suspend::new(async move {
                let choices = choices.await;
                let found = conversation.await;
                built_once().await;
                let close = table_address(&filter.get_untracked(), None);
                match found {
                    Ok(None) => ().into_any(),
                    Ok(Some(held)) => {
                        let reload = move || conversation.refetch();
                        view! { <TablePanel held choices changes close reload/> }.into_any()
                    }
                    Err(fault) => view! {
                        <aside class="table-panel"><Failed fault/><LinkButton href=close>{words.table.close}</LinkButton></aside>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}
