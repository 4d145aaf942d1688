//! A chat before its visitor: how it stands, what was said, where one writes.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use realtime::is_line_open;
use ui::{Button, Kind, Notice, Tone, focus_if_lost};

use super::{
    composer::VisitorComposer,
    ended::Ended,
    follow::follow,
    held_chat::HeldChat,
    log::Log,
    read::{is_looked_at, mark_read, tell_unread},
    receipt::Receipt,
    standing::Standing,
    visit_state::VisitState,
};
use crate::{
    ChatHistory, ChatStatus,
    actions::end_chat,
    parts::sending::{SendQueue, VisitorStore},
    words::VisitorWords,
};

/// The chat.
#[component]
pub(super) fn Conversation(
    chat: ChatHistory,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let session = chat.session_id;
    let chat = RwSignal::new(HeldChat(chat));
    let send_queue =
        SendQueue::of(VisitorStore(session), state.token.into(), move |client_id| chat.read().has(client_id));
    let signs = follow(chat, state);
    mark_read(chat, is_looked_at(state));
    tell_unread(chat, state);
    let status = Memo::new(move |_| chat.read().0.status);
    Effect::new(move || state.note_open(session, status.get().is_open()));
    let unread = Memo::new(move |_| chat.read().unread().0);
    let title = move || match unread.get() {
        0 => words.title.to_owned(),
        count => format!("({count}) {}", words.title),
    };
    view! {
        <Title text=title/>
        <div class="chat">
            <header class="chat__head">
                <h1 class="visually-hidden">{words.title}</h1>
                <Standing chat signs state words/>
                {move || (status.get() != ChatStatus::Ended).then(|| view! { <EndChat chat state words/> })}
            </header>
            <Log chat send_queue state words/>
            <p class="chat__typing" aria-live="off">{move || signs.typing.get().map(|name| (words.is_typing)(&name))}</p>
            <Receipt chat send_queue signs words/>
            {move || (!is_line_open()).then(|| view! { <Notice tone=Tone::Warn>{words.line_is_down}</Notice> })}
            // Gone as soon as the page is alive. It does not refresh itself: what is typed meanwhile would be lost.
            <p class="chat__refresh"><a href=format!("/chat?session={session}")>{words.refresh}</a></p>
            {move || if status.get() == ChatStatus::Ended {
                view! { <Ended chat state words/> }.into_any()
            } else {
                view! { <VisitorComposer chat send_queue state words/> }.into_any()
            }}
        </div>
    }
}

/// Ends the chat, after it was asked for twice.
#[component]
fn EndChat(chat: RwSignal<HeldChat>, state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let end = move |_| {
        let (session, token) = (chat.read_untracked().0.session_id, state.token.get_untracked());
        spawn_local(async move {
            match end_chat(session, token).await {
                // Where the line is down nothing else says so.
                Ok(()) => {
                    let _page_is_gone = chat.try_update(|chat| chat.0.status = ChatStatus::Ended);
                    focus_if_lost(".chat-ended button");
                }
                Err(fault) => ui::toast(&fault.error),
            }
        });
    };
    view! {
        <details class="chat-end">
            <summary class="chat-end__summary">{words.end_chat}</summary>
            <p class="chat-end__sure">
                {words.end_chat_hint} " "
                <Button kind=Kind::Danger r#type="button" on:click=end>{words.end_it}</Button>
            </p>
        </details>
    }
}
