//! The desk's chats: who waits, one's own, and all; beside the list stands the chosen one.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    components::Outlet,
    hooks::{use_location, use_query_map},
    params::ParamsMap,
};
use ui::{Failed, Skeleton, built_once, locale};

use super::{
    alerts::{AlertMenu, Alerts},
    chat_list::{ChatList, ChatSearch},
    clock::Clock,
    follow::follow_chats,
    keys::listen_to_keys,
    live_desk::LiveDesk,
};
use crate::{ChatFilter, ChatListing, ChatScope, desk_actions::load_chat_listing, words::words};

/// Chats a page of the list of all.
const ROWS: u32 = 50;

/// The page, around the chosen chat.
#[component]
pub fn ChatDesk() -> impl IntoView {
    let words = &words(locale()).desk;
    let (live, clock, alerts) = (LiveDesk::new(), Clock::new(), Alerts::new());
    provide_context(live);
    provide_context(alerts);
    let query = use_query_map();
    let filter = Memo::new(move |_| read_filter(&query.read()));
    let scope = Memo::new(move |_| filter.read().scope);
    let path = use_location().pathname;
    let has_chat = move || path.read().starts_with("/agent/chats/");
    let listing = Resource::new_blocking(
        move || filter.get(),
        |filter| load_chat_listing(ChatFilter { limit: Some(ROWS), ..filter }),
    );
    follow_chats(live, alerts, move || listing.refetch());
    listen_to_keys(alerts.keys);
    let wanting = live.wanting();
    // On the server a title is written after its page, when no signal can be read any more.
    let title = move || {
        if cfg!(target_arch = "wasm32") {
            alerts.titled(wanting.get(), words.title)
        } else {
            words.title.to_owned()
        }
    };
    view! {
        <Title text=title/>
        <div class="desk chat-desk" class=("desk--with-ticket", has_chat)>
            <aside class="desk__rail">
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        let found = listing.await.ok();
                        built_once().await;
                        view! { <Tabs found filter/> }
                    })}
                </Transition>
                <div class="chat-desk__ways">
                    <AlertMenu alerts/>
                    <a class="chat-desk__way" href="/agent/canned-replies">{words.canned_replies}</a>
                </div>
            </aside>
            <section class="desk__list" aria-labelledby="chats-title">
                <header class="desk__list-head">
                    {move || {
                        let title = (words.scope)(scope.get());
                        // The open chat is what the page is about.
                        if has_chat() {
                            view! { <h2 class="desk__title" id="chats-title">{title}</h2> }.into_any()
                        } else {
                            view! { <h1 class="desk__title" id="chats-title">{title}</h1> }.into_any()
                        }
                    }}
                    {move || (scope.get() == ChatScope::All).then(|| view! { <ChatSearch filter path/> })}
                </header>
                <Transition fallback=move || view! { <Skeleton label=words.loading lines=6/> }>
                    {move || Suspend::new(async move {
                        let found = listing.await;
                        built_once().await;
                        match found {
                            Ok(found) => {
                                clock.set_by(found.now);
                                alerts.tell(live.take(&found));
                                view! { <ChatList found filter=filter.get_untracked() path live clock/> }.into_any()
                            }
                            Err(fault) => view! { <Failed fault/> }.into_any(),
                        }
                    })}
                </Transition>
            </section>
            <Outlet/>
        </div>
    }
}

/// The tabs, each with how much it holds.
#[component]
fn Tabs(found: Option<ChatListing>, filter: Memo<ChatFilter>) -> impl IntoView {
    let words = &words(locale()).desk;
    let tabs = ChatScope::ALL.map(|scope| {
        let counted = found.as_ref().filter(|_| scope != ChatScope::All);
        let count = counted.map(|found| found.of(scope).pagination.total);
        let href = format!("/agent/chats{}", ChatFilter { scope, ..ChatFilter::default() }.address());
        view! {
            <a class="view-rail__view" href=href
                aria-current=move || (filter.read().scope == scope).then_some("page")>
                <span>{(words.scope)(scope)}</span>
                <span class="view-rail__count">{count}</span>
            </a>
        }
    });
    view! { <nav class="view-rail" aria-label=words.lists>{tabs.collect_view()}</nav> }
}

/// What an address asks for; what it does not say, or says wrongly, is the first list.
fn read_filter(query: &ParamsMap) -> ChatFilter {
    let filled = |name| query.get(name).filter(|text: &String| !text.trim().is_empty());
    let scope = filled("scope").and_then(|scope| ChatScope::parse(&scope)).unwrap_or_default();
    ChatFilter { scope, search: filled("search"), cursor: filled("cursor"), page: None, limit: None }
}

/// Before a chat is chosen.
#[component]
pub fn NoChatChosen() -> impl IntoView {
    let words = &words(locale()).desk;
    view! {
        <section class="desk__ticket desk__ticket--none">
            <ui::Empty title=words.choose hint=words.choose_hint/>
        </section>
    }
}

/// Whether the viewer may take a chat from whoever has it.
pub(crate) fn supervises() -> bool {
    viewer().with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin))
}
