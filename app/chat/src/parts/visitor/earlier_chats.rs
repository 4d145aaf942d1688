//! A visitor's earlier chats. They open in the box; without script, as pages.

use leptos::{ev::MouseEvent, prelude::*};

use super::visit_state::VisitState;
use crate::{OwnChat, words::VisitorWords};

/// The list; nothing where there are none.
#[component]
pub(super) fn EarlierChats(state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let sessions = Memo::new(move |_| state.visit.read().sessions.clone());
    move || {
        let rows = sessions.get().into_iter().map(|chat| row(chat, state, words)).collect_view();
        (!rows.is_empty()).then(|| {
            view! {
                <nav class="own-chats" aria-labelledby="own-chats">
                    <h2 class="own-chats__title" id="own-chats">{words.earlier}</h2>
                    <ul class="own-chats__list">{rows}</ul>
                </nav>
            }
        })
    }
}

fn row(chat: OwnChat, state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let OwnChat { session_id, status, preview, unread, last_message_at } = chat;
    let open = move |event: MouseEvent| {
        event.prevent_default();
        state.open(session_id);
    };
    let at = move || state.clocks.of(last_message_at).day;
    view! {
        <li class="own-chats__one">
            <a class="own-chats__link" href=format!("/chat?session={session_id}") on:click=open>
                <span class="own-chats__preview" dir="auto">
                    {if preview.is_empty() { words.no_words.to_owned() } else { preview }}
                </span>
                <span class="own-chats__facts">
                    {at} " · " {if status.is_open() { words.goes_on } else { words.is_over }}
                </span>
                {(unread > 0).then(|| view! { <span class="own-chats__unread">{(words.unread)(unread)}</span> })}
            </a>
        </li>
    }
}
