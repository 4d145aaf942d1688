//! A message in a visitor's conversation: the team's with name and face, one's own on the other side.

use leptos::prelude::*;
use ui::{Avatar, Button, Kind};

use super::{
    held_chat::{HeldChat, is_own},
    payload_controls::PayloadControls,
    visit_state::VisitState,
    visitor_files::VisitorFiles,
};
use crate::{
    ChatMessage,
    parts::sending::{OutgoingMessage, SendQueue, SendState},
    words::VisitorWords,
};

/// A message that was heard.
#[component]
pub(super) fn Said(
    message: ChatMessage,
    goes_on: bool,
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let is_own = is_own(&message);
    let at = message.created_at;
    let name = match &message.sender_name {
        _ if is_own => words.you.to_owned(),
        Some(name) => name.clone(),
        None => words.house.to_owned(),
    };
    let controls = message.payload.clone().map(|payload| {
        view! { <PayloadControls id=message.id payload chat send_queue state words/> }
    });
    let body = (!message.body_html.is_empty()).then(|| {
        view! { <div class="chat-message__body prose" inner_html=message.body_html></div> }
    });
    view! {
        <li class="chat-message" class:chat-message--own=is_own class:chat-message--goes-on=goes_on>
            <p class="chat-message__head">
                {(!is_own).then(|| view! { <Avatar name=name.clone()/> })}
                <b class="chat-message__name" dir="auto">{name}</b>
                <span class="chat-message__time">{move || state.clocks.of(at).minute}</span>
            </p>
            <div class="chat-message__bubble">
                {body}
                <VisitorFiles attachments=message.attachments state/>
                {controls}
            </div>
        </li>
    }
}

/// A message that is on its way.
#[component]
pub(super) fn OutgoingBubble(
    message: OutgoingMessage,
    send_queue: SendQueue,
    words: &'static VisitorWords,
) -> impl IntoView {
    let id = message.id();
    let files = message.draft.attachment_ids.len();
    let fares = match message.state {
        SendState::Sending => view! { <p class="chat-message__fares">{words.sending}</p> }.into_any(),
        SendState::Sent => view! { <p class="chat-message__fares">{words.sent}</p> }.into_any(),
        SendState::Waiting => view! {
            <p class="chat-message__fares chat-message__fares--waiting">
                {words.not_sent_yet} " "
                <Button kind=Kind::Quiet r#type="button" on:click=move |_| send_queue.try_again()>{words.send_again}</Button>
            </p>
        }
        .into_any(),
        SendState::Refused(why) => view! {
            <p class="chat-message__fares chat-message__fares--refused" role="alert">
                {words.refused} " " <span dir="auto">{why}</span> " "
                <Button kind=Kind::Quiet r#type="button" on:click=move |_| send_queue.take_out(id)>{words.take_out}</Button>
            </p>
        }
        .into_any(),
    };
    view! {
        <li class="chat-message chat-message--own chat-message--outgoing">
            <div class="chat-message__bubble">
                <p class="chat-message__plain" dir="auto">{message.draft.body}</p>
                {(files > 0).then(|| view! { <p class="chat-message__files">{(words.files)(files)}</p> })}
            </div>
            {fares}
        </li>
    }
}
