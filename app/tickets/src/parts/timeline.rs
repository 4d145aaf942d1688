//! What was said and done, oldest first.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Avatar, Badge, TimeAgo, Tone, locale};

use super::linked;
use crate::{Conversation, Message, SenderType, TimelineEntry, words::words};

/// A conversation's timeline. It announces what arrives.
#[component]
pub(crate) fn Timeline(
    #[prop(into)] conversation: Signal<Conversation>,
    /// What the viewer is sending at this moment, shown at once.
    #[prop(into)]
    sending: Signal<Option<String>>,
    /// Who else is writing.
    typing: ReadSignal<Option<String>>,
) -> impl IntoView {
    let words = words(locale());
    let now = conversation.read_untracked().now;
    let entries = move || conversation.read().timeline.iter().cloned().enumerate().collect::<Vec<_>>();
    view! {
        <ol class="timeline" aria-label=words.conversation aria-live="polite">
            <For each=entries key=|(at, _)| *at let:entry>
                <Entry entry=entry.1 now/>
            </For>
            {move || sending.get().map(|body| view! {
                <li class="message message--sending">
                    <p class="message__head">{words.sending}</p>
                    <div class="message__body" dir="auto">{body}</div>
                </li>
            })}
        </ol>
        <p class="timeline__typing" aria-live="off">{move || typing.get().map(words.is_typing)}</p>
    }
}

#[component]
fn Entry(entry: TimelineEntry, now: DateTime<Utc>) -> impl IntoView {
    if let Some(message) = entry.event.message() {
        return view! { <Said message=message.clone() now/> }.into_any();
    }
    let words = words(locale());
    let by = entry.by.map_or_else(|| words.system.to_owned(), |party| party.name);
    view! {
        <li class="timeline__change">
            <span><b><bdi>{by}</bdi></b>" "{(words.happened)(&entry.event)}</span>
            <TimeAgo at=entry.at now/>
        </li>
    }
    .into_any()
}

#[component]
fn Said(message: Message, now: DateTime<Utc>) -> impl IntoView {
    let words = words(locale());
    let class = match (message.is_internal, message.sender_type) {
        (true, _) => "message message--note",
        (false, SenderType::Customer) => "message message--customer",
        (false, _) => "message message--team",
    };
    let name = message.sender.map_or_else(|| words.system.to_owned(), |party| party.name);
    let badge = message.is_internal.then(|| view! { <Badge tone=Tone::Lamp>{words.note_badge}</Badge> });
    view! {
        <li class=class id=format!("message-{}", message.id)>
            <p class="message__head">
                <Avatar name=name.clone()/>
                <b class="message__name" dir="auto">{name}</b>
                {badge}
                <TimeAgo at=message.created_at now/>
            </p>
            <div class="message__body" dir="auto">{linked(&message.body)}</div>
        </li>
    }
}
