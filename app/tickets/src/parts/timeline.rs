//! What was said and done, oldest first.

use base::{DateTime, Utc};
use files::parts::Attachments;
use identity::viewer;
use leptos::prelude::*;
use ui::{Avatar, Badge, TimeAgo, Tone, locale};

use super::CategoryNames;
use crate::{Conversation, Event, Message, SenderType, TimelineEntry, words::words};

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
    let reader = viewer().get_untracked().map(|viewer| viewer.id);
    let news = conversation.read_untracked().news_begin(reader);
    view! {
        <ol class="timeline" aria-label=words.conversation aria-live="polite">
            <For each=entries key=|(at, _)| *at let:entry>
                {(news == Some(entry.0)).then(|| view! { <li class="timeline__news">{words.news_begin}</li> })}
                <Entry entry=entry.1 now/>
            </For>
            {move || sending.get().map(|body| view! {
                <li class="message message--sending">
                    <p class="message__head">{words.sending}</p>
                    <div class="message__body prose"><p class="plain" dir="auto">{body}</p></div>
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
    let happened = (words.happened)(&named(entry.event), entry.by.as_ref());
    let by = entry.by.map_or_else(|| words.system.to_owned(), |party| party.name);
    view! {
        <li class="timeline__change">
            <span><b><bdi>{by}</bdi></b>" "{happened}</span>
            <TimeAgo at=entry.at now/>
        </li>
    }
    .into_any()
}

/// The event with the category's name in place of its slug.
fn named(mut event: Event) -> Event {
    if let Event::CategoryChanged { to, .. } = &mut event {
        *to = use_context::<CategoryNames>().unwrap_or_default().name_of(to);
    }
    event
}

#[component]
fn Said(message: Message, now: DateTime<Utc>) -> impl IntoView {
    let words = words(locale());
    let class = match (message.is_internal, message.sender_type) {
        (true, _) => "message message--note",
        (false, SenderType::Customer) => "message message--customer",
        (false, _) => "message message--team",
    };
    let body = if message.body_html.is_empty() {
        // An event from before messages were Markdown.
        view! { <div class="message__body prose"><p class="plain" dir="auto">{message.body}</p></div> }
            .into_any()
    } else {
        view! { <div class="message__body prose" inner_html=message.body_html></div> }.into_any()
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
            {body}
            <Attachments attachments=message.attachments/>
        </li>
    }
}
