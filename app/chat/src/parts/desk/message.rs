//! A message as the desk sees it.

use base::{DateTime, Utc};
use files::parts::Attachments;
use identity::SenderType;
use leptos::prelude::*;
use ui::{Avatar, Badge, TimeAgo, Tone, locale};

use super::payload::PayloadView;
use crate::{ChatMessage, DeskConversation, words::words};

/// The message; under the last one of the desk stands whether the visitor has read it.
#[component]
pub(crate) fn Said(
    message: ChatMessage,
    seq: i64,
    conversation: RwSignal<DeskConversation>,
    receipt: Memo<Option<(i64, bool)>>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let class = match (message.is_internal, message.sender_type) {
        (true, _) => "message message--note",
        (false, SenderType::Customer) => "message message--customer",
        (false, _) => "message message--team",
    };
    let name = message.sender_name.unwrap_or_else(|| match message.sender_type {
        SenderType::Customer => words.visitor.to_owned(),
        _ => words.system.to_owned(),
    });
    let badge = message.is_internal.then(|| view! { <Badge tone=Tone::Lamp>{words.note_badge}</Badge> });
    let id = message.id;
    let is_read = move || receipt.get().filter(|(at, _)| *at == seq).map(|(_, is_read)| is_read);
    view! {
        <li class=class id=format!("message-{id}")>
            <p class="message__head">
                <Avatar name=name.clone()/>
                <b class="message__name" dir="auto">{name}</b>
                {badge}
                <TimeAgo at=message.created_at now/>
            </p>
            {(!message.body.is_empty()).then(|| view! { <div class="message__body prose" inner_html=message.body_html></div> })}
            {message.payload.map(|payload| view! { <PayloadView id payload conversation/> })}
            <Attachments attachments=message.attachments/>
            {move || is_read().map(|is_read| view! {
                <p class="chat-receipt">{if is_read { words.read } else { words.sent }}</p>
            })}
        </li>
    }
}
