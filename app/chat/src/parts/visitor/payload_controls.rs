//! Structured messages as controls: what can be pressed, read, filled in. What was answered stays, with one's own answer
//! marked.

use leptos::prelude::*;

use super::{
    held_chat::{HeldChat, answers},
    payload_form::PayloadForm,
    rating::Rating,
    visit_state::VisitState,
};
use crate::{
    ChatMessageId, NewChatMessage, Payload, PayloadButton, parts::sending::SendQueue, payload::is_address,
    words::VisitorWords,
};

/// What a message asks for. What somebody did is said by its words alone.
#[component]
pub(super) fn PayloadControls(
    /// The message.
    id: ChatMessageId,
    payload: Payload,
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let answer = Memo::new(move |_| {
        let heard = chat.read().answer_to(id).cloned();
        heard.or_else(|| send_queue.answer_to(|payload| answers(payload, id)))
    });
    let is_over = Memo::new(move |_| answer.read().is_some() || !chat.read().0.status.is_open());
    let say = move |body: String, payload: Payload| {
        let session = chat.read_untracked().0.session_id;
        send_queue.send(NewChatMessage { payload: Some(payload), ..NewChatMessage::new(session, body) });
    };
    match payload {
        Payload::Buttons { buttons } => view! {
            <ul class="chat-payload chat-payload--buttons" aria-label=words.answers>
                {buttons.into_iter().map(|button| choice(id, button, answer, is_over, say, words)).collect_view()}
            </ul>
        }
        .into_any(),
        Payload::Card { title, text, href } => card(title, text, href, words),
        Payload::Form { fields } => view! { <PayloadForm id fields answer is_over say words/> }.into_any(),
        Payload::Rating {} => view! { <Rating chat state form=format!("rating-{id}") words/> }.into_any(),
        Payload::Choice { .. } | Payload::Answers { .. } => ().into_any(),
    }
}

fn choice(
    id: ChatMessageId,
    button: PayloadButton,
    answer: Memo<Option<Payload>>,
    is_over: Memo<bool>,
    say: impl Fn(String, Payload) + Copy + 'static,
    words: &'static VisitorWords,
) -> impl IntoView {
    let PayloadButton { label, value } = button;
    let own = value.clone();
    let is_chosen =
        Memo::new(move |_| matches!(&*answer.read(), Some(Payload::Choice { value, .. }) if *value == own));
    let said = label.clone();
    let press = move |_| {
        if !is_over.get_untracked() {
            say(said.clone(), Payload::Choice { message_id: id, value: value.clone() });
        }
    };
    view! {
        <li>
            <button class="button chat-payload__button" class:chat-payload__button--chosen=is_chosen type="button"
                disabled=is_over aria-pressed=move || is_chosen.get().to_string() on:click=press>
                <span dir="auto">{label}</span>
                {move || is_chosen.get().then(|| view! { <span class="visually-hidden">" "{words.your_choice}</span> })}
            </button>
        </li>
    }
}

fn card(title: String, text: String, href: Option<String>, words: &'static VisitorWords) -> AnyView {
    view! {
        <div class="chat-payload chat-payload--card">
            <p class="chat-payload__title" dir="auto">{title}</p>
            {(!text.is_empty()).then(|| view! { <p dir="auto">{text}</p> })}
            {href.filter(|href| is_address(href)).map(|href| view! {
                <p><a href=href target="_blank" rel="noopener noreferrer">{words.open}</a></p>
            })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_leads_to_pages_and_runs_nothing() {
        assert!(is_address("https://example.com/a") && is_address("/help/articles/a"));
        for wrong in ["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,a", ""] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
