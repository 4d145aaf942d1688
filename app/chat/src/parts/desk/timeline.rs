//! What was said and done, oldest first. It announces what arrives.

use base::{DateTime, Utc};
use identity::SenderType;
use leptos::{prelude::*, task::spawn_local};
use ui::{Button, Kind, TimeAgo, locale};

use super::{follow::Company, message::Said};
use crate::{
    ChatEntry, DeskConversation, Event,
    actions::load_chat,
    parts::sending::{OutgoingMessage, SendQueue, SendState},
    words::words,
};

/// A conversation's timeline.
#[component]
pub(crate) fn Timeline(
    conversation: RwSignal<DeskConversation>,
    send_queue: SendQueue,
    company: Company,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let now = conversation.read_untracked().now;
    // The pages that the visitor went to stand in the panel.
    let entries = move || {
        let held = conversation.read();
        let shown = held.entries.iter().filter(|held| !matches!(held.entry.event, Event::PageViewed { .. }));
        shown.cloned().collect::<Vec<_>>()
    };
    let has_earlier = Memo::new(move |_| conversation.read().has_earlier);
    // The last word of the desk, and whether the visitor has read it.
    let receipt = Memo::new(move |_| {
        let held = conversation.read();
        let last = held.entries.iter().rev().find(|entry| match &entry.entry.event {
            Event::Said { message } => message.sender_type == SenderType::Agent,
            _ => false,
        });
        last.map(|last| (last.seq, held.is_read(last.seq)))
    });
    view! {
        <ol class="timeline" aria-label=words.conversation aria-live="polite">
            {move || has_earlier.get().then(|| view! { <Earlier conversation/> })}
            <For each=entries key=|held| held.seq let:held>
                <Entry entry=held.entry seq=held.seq conversation receipt now/>
            </For>
            <For each=move || send_queue.all() key=|message| (message.id(), message.state.clone()) let:message>
                <OnItsWay message send_queue/>
            </For>
        </ol>
        <p class="timeline__typing" aria-live="off">{move || company.typing.get().map(|name| (words.is_typing)(&name))}</p>
    }
}

/// The way to what came before.
#[component]
fn Earlier(conversation: RwSignal<DeskConversation>) -> impl IntoView {
    let words = &words(locale()).desk;
    let load = move |_| {
        let (id, first) =
            conversation.with_untracked(|held| (held.chat.id, held.entries.first().map(|first| first.seq)));
        spawn_local(async move {
            // Whoever wants it presses again.
            if let Ok(found) = load_chat(id, None, first).await {
                let _page_is_gone =
                    conversation.try_update(|held| held.prepend(found.entries, found.has_earlier));
            }
        });
    };
    view! { <li class="chat-earlier"><button class="button button--quiet" type="button" on:click=load>{words.earlier}</button></li> }
}

#[component]
fn Entry(
    entry: ChatEntry,
    seq: i64,
    conversation: RwSignal<DeskConversation>,
    receipt: Memo<Option<(i64, bool)>>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let ChatEntry { event, by, at } = entry;
    match event {
        Event::Said { message } | Event::Noted { message } => {
            view! { <Said message seq conversation receipt now/> }.into_any()
        }
        event => {
            let happened = (words.happened)(&event, by.as_deref());
            view! {
                <li class="timeline__change">
                    <span dir="auto">{happened}</span>
                    <TimeAgo at now/>
                </li>
            }
            .into_any()
        }
    }
}

/// A message that the conversation does not show yet.
#[component]
fn OnItsWay(message: OutgoingMessage, send_queue: SendQueue) -> impl IntoView {
    let words = &words(locale()).desk;
    let id = message.id();
    let OutgoingMessage { draft, state } = message;
    let fares = match state {
        // That the line is down stands below the conversation.
        SendState::Sending | SendState::Waiting => {
            view! { <p class="message__head">{words.sending}</p> }.into_any()
        }
        SendState::Sent => view! { <p class="message__head">{words.sent}</p> }.into_any(),
        SendState::Refused(why) => view! {
            <p class="chat-failed" role="alert">{words.not_sent}" "{why}</p>
            <p class="chat-failed__ways">
                <span on:click=move |_| send_queue.again(id)>
                    <Button r#type="button">{words.send_again}</Button>
                </span>
                <span on:click=move |_| send_queue.take_out(id)>
                    <Button kind=Kind::Quiet r#type="button">{words.discard}</Button>
                </span>
            </p>
        }
        .into_any(),
    };
    let files = draft.attachment_ids.len();
    view! {
        <li class="message message--sending" class=("message--note", draft.is_internal)>
            {fares}
            <div class="message__body prose"><p class="plain" dir="auto">{draft.body}</p></div>
            {(files > 0).then(|| view! { <p class="chat-payload__note">{(words.files)(files)}</p> })}
        </li>
    }
}
