//! A list of chats, with the search through all of them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use ui::{Empty, Icon, LinkButton, locale};
use web_sys::{FormData, HtmlFormElement, SubmitEvent, wasm_bindgen::JsCast};

use super::{chat_row::ChatRow, clock::Clock, live_desk::LiveDesk};
use crate::{ChatFilter, ChatListing, ChatScope, words::words};

/// What a filter found.
#[component]
pub(crate) fn ChatList(
    found: ChatListing,
    filter: ChatFilter,
    /// The page's path, which says what is open beside the list.
    path: Memo<String>,
    live: LiveDesk,
    clock: Clock,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let list = found.of(filter.scope).clone();
    if list.chats.is_empty() {
        return match &filter.search {
            Some(said) => view! {
                <Empty title=(words.nothing_found)(said) hint=words.nothing_found_hint>
                    <LinkButton href="/agent/chats?scope=all">{words.end_search}</LinkButton>
                </Empty>
            }
            .into_any(),
            None => {
                let (title, hint) = (words.empty)(filter.scope);
                view! { <Empty title hint/> }.into_any()
            }
        };
    }
    let (query, scope, now) = (filter.address(), filter.scope, found.now);
    let teams = Arc::new(found.teams);
    let rows = list.chats.into_iter().map(|chat| {
        let teams = Arc::clone(&teams);
        view! { <ChatRow chat query=query.clone() scope path teams live clock now/> }
    });
    let rows = rows.collect_view();
    let older = list.pagination.next_cursor.filter(|_| scope == ChatScope::All).map(|cursor| {
        let href = format!("/agent/chats{}", ChatFilter { cursor: Some(cursor), ..filter }.address());
        view! { <p class="chat-list__older"><LinkButton href>{words.older}</LinkButton></p> }
    });
    view! {
        <ul class="chat-list">{rows}</ul>
        {older}
    }
    .into_any()
}

/// The search through all chats: a plain form, which keeps what is open where there is script.
#[component]
pub(crate) fn ChatSearch(filter: Memo<ChatFilter>, path: Memo<String>) -> impl IntoView {
    let words = &words(locale()).desk;
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(said) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return };
        event.prevent_default();
        let said = said.get("search").as_string().unwrap_or_default();
        let search = Some(said.trim().to_owned()).filter(|said| !said.is_empty());
        let found = ChatFilter { scope: ChatScope::All, search, ..ChatFilter::default() };
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&format!("{}{}", path.get_untracked(), found.address()), options);
    };
    view! {
        <form class="ticket-search" role="search" method="get" action="/agent/chats" on:submit=submit>
            <input type="hidden" name="scope" value="all"/>
            <label class="visually-hidden" for="chat-search">{words.search}</label>
            <Icon name="search"/>
            <input class="ticket-search__input" id="chat-search" type="search" name="search" maxlength=200
                value=filter.get_untracked().search.unwrap_or_default() placeholder=words.search/>
        </form>
    }
}
