//! The chat of a visitor: one box on a page of ours and in frames of others.

use leptos::{ev::KeyboardEvent, prelude::*};
use ui::{Loaded, locale};

use super::{ChatPlace, begin::Begin, conversation::Conversation, visit_state::VisitState};
use crate::{
    ChatHistory, ChatSessionId, Visit,
    actions::load_visit,
    browser::FrameMessage,
    words::{VisitorWords, words},
};

/// The box.
#[component]
pub fn ChatBox(
    /// Where it stands.
    place: ChatPlace,
    /// The chat that is asked for, where one is.
    session: Option<ChatSessionId>,
    /// Where one finds answers without asking: the house says which.
    answers: fn() -> AnyView,
    /// Where one writes instead, while nobody chats.
    write_instead: &'static str,
) -> impl IntoView {
    let locale = locale();
    let words = words(locale).visitor;
    let visit = Resource::new_blocking(|| (), move |()| load_visit(None, session, locale));
    view! {
        <Loaded resource=visit label=words.loading lines=6 is_page=true view=move |visit| {
            view! { <Opened visit place=place.clone() answers write_instead/> }.into_any()
        }/>
    }
}

/// The box with what it begins with.
#[component]
pub(super) fn Opened(
    visit: Visit,
    place: ChatPlace,
    answers: fn() -> AnyView,
    write_instead: &'static str,
) -> impl IntoView {
    let words = words(locale()).visitor;
    let state = VisitState::new(visit, &place);
    state.recall();
    state.host.follow(state);
    let is_frame = state.host.is_frame();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            state.host.say(&FrameMessage::Close);
        }
    };
    // A chat is drawn anew for another one, not for what happens in it.
    let session = Memo::new(move |_| state.shown.read().as_ref().map(|chat| chat.session_id));
    let body = move || match session.get().and_then(|_| state.shown.get_untracked()) {
        Some(chat) => chat_view(chat, state, words),
        None => view! { <Begin state answers write_instead/> }.into_any(),
    };
    view! {
        <section class="chat-box" class:chat-box--frame=is_frame aria-label=words.title on:keydown=on_key>
            {is_frame.then(|| view! {
                <button class="chat-box__close" type="button" aria-label=words.close
                    on:click=move |_| state.host.say(&FrameMessage::Close)>
                    <span aria-hidden="true">"×"</span>
                </button>
            })}
            {body}
        </section>
    }
}

fn chat_view(chat: ChatHistory, state: VisitState, words: &'static VisitorWords) -> AnyView {
    view! { <Conversation chat state words/> }.into_any()
}
