//! What a message carries beside its words, as the desk sees it: what was asked, and what the visitor did with it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use ui::locale;

use crate::{ChatMessageId, DeskConversation, Payload, PayloadButton, PayloadField, words::words};

/// What it carries. All of it is text, and our own elements around it.
#[component]
pub(crate) fn PayloadView(
    /// The message that carries it.
    id: ChatMessageId,
    payload: Payload,
    conversation: RwSignal<DeskConversation>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    match payload {
        Payload::Buttons { buttons } => choices(id, buttons, conversation),
        Payload::Card { title, text, href } => view! {
            <div class="chat-payload">
                <b dir="auto">{title}</b>
                <p dir="auto">{text}</p>
                {href.filter(|href| is_web(href) || href.starts_with('/')).map(|href| {
                    let shown = href.clone();
                    view! { <a href=href rel="noreferrer nofollow noopener" target="_blank"><bdi>{shown}</bdi></a> }
                })}
            </div>
        }
        .into_any(),
        Payload::Form { fields } => {
            let fields = fields.into_iter().map(|PayloadField { label, is_required, .. }| {
                view! { <li dir="auto">{label}{is_required.then_some(" *")}</li> }
            });
            let is_answered = move || conversation.read().answer_to(id).is_some();
            view! {
                <div class="chat-payload">
                    <p class="chat-payload__note">
                        {move || if is_answered() { words.form_answered } else { words.form_asked }}
                    </p>
                    <ul class="chat-payload__fields">{fields.collect_view()}</ul>
                </div>
            }
            .into_any()
        }
        Payload::Rating {} => view! { <p class="chat-payload__note">{words.rating_asked}</p> }.into_any(),
        Payload::Choice { message_id, value } => {
            let held = conversation.read_untracked();
            let label = held.message(message_id).and_then(|asked| match &asked.payload {
                Some(Payload::Buttons { buttons }) => {
                    buttons.iter().find(|button| button.value == value).map(|button| button.label.clone())
                }
                _ => None,
            });
            view! { <p class="chat-payload__chosen" dir="auto">{label.unwrap_or(value)}</p> }.into_any()
        }
        Payload::Answers { message_id, values } => answers(message_id, values, conversation),
    }
}

fn choices(
    id: ChatMessageId,
    buttons: Vec<PayloadButton>,
    conversation: RwSignal<DeskConversation>,
) -> AnyView {
    let words = &words(locale()).desk;
    let chosen = Memo::new(move |_| match conversation.read().answer_to(id) {
        Some(Payload::Choice { value, .. }) => Some(value.clone()),
        _ => None,
    });
    let rows = buttons.into_iter().map(|PayloadButton { label, value }| {
        let is_chosen = move || chosen.read().as_ref() == Some(&value);
        let is_said = is_chosen.clone();
        view! {
            <li class="chat-payload__choice" class=("chat-payload__choice--chosen", is_chosen)>
                <bdi>{label}</bdi>
                {move || is_said().then(|| view! { <span class="visually-hidden">" "{words.chosen}</span> })}
            </li>
        }
    });
    view! { <ul class="chat-payload__choices" aria-label=words.choices>{rows.collect_view()}</ul> }.into_any()
}

fn answers(
    asked: ChatMessageId,
    values: BTreeMap<String, String>,
    conversation: RwSignal<DeskConversation>,
) -> AnyView {
    let held = conversation.read_untracked();
    let fields: Vec<PayloadField> = match held.message(asked).and_then(|asked| asked.payload.clone()) {
        Some(Payload::Form { fields }) => fields,
        _ => Vec::new(),
    };
    // In the order in which they were asked.
    let place = |name: &str| fields.iter().position(|field| field.name == name).unwrap_or(usize::MAX);
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_by_key(|(name, _)| place(name));
    let rows = values.into_iter().map(|(name, value)| {
        let label = fields.iter().find(|field| field.name == name).map_or(name, |field| field.label.clone());
        view! { <dt dir="auto">{label}</dt> <dd dir="auto">{value}</dd> }
    });
    view! { <dl class="facts chat-payload__answers">{rows.collect_view()}</dl> }.into_any()
}

/// Whether an address leads to a site, and runs nothing.
pub(crate) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
