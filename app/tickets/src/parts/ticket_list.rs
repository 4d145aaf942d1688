//! The desk's list with its search and its pages.

use std::time::Duration;

use base::Fault;
use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use ui::{Empty, Failed, Icon, LinkButton, Pager, locale};

use super::{Changes, ReadHere, TicketRow};
use crate::{Filter, actions::Listing, words::words};

/// How long somebody who types pauses before the list follows.
const PAUSE: Duration = Duration::from_millis(300);

/// What a filter found.
#[component]
pub(crate) fn TicketList(
    found: Result<Listing, Fault>,
    filter: Filter,
    /// The page's path, which says what is open beside the list.
    path: Memo<String>,
    read_here: ReadHere,
    changes: Changes,
    /// Whether the rows have room around them.
    is_comfortable: impl Fn() -> bool + Send + Sync + 'static,
    /// Called when it is there.
    on_shown: Callback<()>,
) -> impl IntoView {
    let words = words(locale());
    let Listing { list, now, unread } = match found {
        Ok(listing) => listing,
        Err(fault) => return view! { <Failed fault/> }.into_any(),
    };
    if list.tickets.is_empty() {
        return match &filter.search {
            Some(said) => view! {
                <Empty title=(words.nothing_found)(said) hint=words.nothing_found_hint>
                    <LinkButton href="/agent">{words.end_search}</LinkButton>
                </Empty>
            }
            .into_any(),
            None => view! { <Empty title=words.nothing_matches hint=words.nothing_matches_hint/> }.into_any(),
        };
    }
    Effect::new(move || on_shown.run(()));
    let query = filter.address();
    let rows = list.tickets.into_iter().map(|ticket| {
        changes.saw(&ticket);
        let own = format!("/agent/tickets/{}", ticket.number);
        let is_open = move || path.get() == own;
        let is_unread = unread.contains(&ticket.id);
        view! { <TicketRow ticket query=query.clone() is_open is_unread read_here changes now/> }
    });
    let rows = rows.collect_view();
    view! {
        <ul class="ticket-list" class=("ticket-list--comfortable", is_comfortable)>{rows}</ul>
        <Pager pagination=list.pagination base=pages(&filter)/>
    }
    .into_any()
}

/// The search over a list. It follows what is typed after a pause, and ends when its field is emptied; without script it is a
/// plain form.
#[component]
pub(crate) fn TicketSearch(
    /// Where its form goes without script.
    action: &'static str,
    /// What is searched for.
    #[prop(into)]
    held: Signal<String>,
    /// Goes where these words lead.
    go: impl Fn(String) + Clone + 'static,
) -> impl IntoView {
    let words = words(locale());
    let input = NodeRef::<html::Input>::new();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    // What leads elsewhere changes the field, unless somebody is typing in it.
    Effect::new(move || {
        let (held, Some(input)) = (held.get(), input.get()) else { return };
        let is_typed_in = document().active_element().is_some_and(|active| active == **input);
        if !is_typed_in && input.value() != held {
            input.set_value(&held);
        }
    });
    let follow = {
        let go = go.clone();
        move || {
            stop();
            let go = go.clone();
            let search = move || {
                let said = input.get_untracked().map(|input| input.value()).unwrap_or_default();
                if held.try_get_untracked().is_some_and(|held| held.trim() != said.trim()) {
                    go(said.trim().to_owned());
                }
            };
            timer.set_value(set_timeout_with_handle(search, PAUSE).ok());
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        stop();
        go(input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default());
    };
    view! {
        <form class="ticket-search" role="search" method="get" action=action on:submit=submit>
            <label class="visually-hidden" for="search">{words.search_label}</label>
            <Icon name="search"/>
            <input class="ticket-search__input" id="search" type="search" name="search" value=held.get_untracked()
                node_ref=input placeholder=words.search maxlength=200 on:input=move |_| follow()/>
        </form>
    }
}

/// The address of a page of this list, up to its number.
fn pages(filter: &Filter) -> String {
    match filter.from_the_start().address() {
        query if query.is_empty() => "/agent?".to_owned(),
        query => format!("/agent{query}&"),
    }
}
