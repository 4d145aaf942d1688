//! What was said and done, oldest first. It announces what arrives, and follows it as long as its reader is at the end.

use leptos::{html, prelude::*, task::spawn_local};
use ui::Button;

use super::{
    entry_rows::{EntryRow, rows},
    held_chat::HeldChat,
    links::open_links_outside,
    message::{OutgoingBubble, Said},
    visit_state::VisitState,
};
use crate::{actions::load_chat, parts::sending::SendQueue, words::VisitorWords};

/// So near to its end counts as there, in pixels.
const NEAR: i32 = 80;

/// The conversation.
#[component]
pub(super) fn Log(
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let log = NodeRef::<html::Div>::new();
    let (is_at_end, has_news) = (RwSignal::new(true), RwSignal::new(false));
    let last = Memo::new(move |_| (chat.read().0.seq, send_queue.all().len()));
    Effect::new(move || {
        last.track();
        if is_at_end.get_untracked() {
            request_animation_frame(move || to_end(log));
        } else {
            has_news.set(true);
        }
    });
    let on_scroll = move |_| {
        if let Some(log) = log.get_untracked() {
            // It is laid out from its end: there it stands at zero, and further up below zero.
            let is_end = log.scroll_top().abs() < NEAR;
            is_at_end.set(is_end);
            if is_end {
                has_news.set(false);
            }
        }
    };
    view! {
        <div class="chat-log" role="log" aria-live="polite" aria-label=words.conversation tabindex="0" node_ref=log
            on:scroll=on_scroll on:click=move |event| open_links_outside(&event)>
            <div>
                <Earlier chat state words/>
                <ol class="chat-log__lines">
                    <For each=move || rows(&chat.read(), state) key=EntryRow::key let:row>
                        <Row row chat send_queue state words/>
                    </For>
                    <For each=move || send_queue.all() key=|message| (message.id(), message.state.clone()) let:message>
                        <OutgoingBubble message send_queue words/>
                    </For>
                </ol>
            </div>
        </div>
        {move || has_news.get().then(|| view! {
            <button class="chat-log__news" type="button" on:click=move |_| to_end(log)>{words.new_messages}</button>
        })}
    }
}

#[component]
fn Row(
    row: EntryRow,
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let EntryRow { entry, day, goes_on } = row;
    let at = entry.entry.at;
    let line = match entry.entry.event.message() {
        Some(message) => {
            view! { <Said message=message.clone() goes_on chat send_queue state words/> }.into_any()
        }
        None => (words.happened)(&entry.entry.event, entry.entry.by.as_deref())
            .map(|said| {
                view! {
                    <li class="chat-log__event">
                        <span dir="auto">{said}</span> " "
                        <span class="chat-log__time">{move || state.clocks.of(at).minute}</span>
                    </li>
                }
            })
            .into_any(),
    };
    view! {
        {day.map(|day| view! { <li class="chat-log__day"><span>{day}</span></li> })}
        {line}
    }
}

/// Brings what was said before. What is being read stays in its place: it is laid out from the end.
#[component]
fn Earlier(chat: RwSignal<HeldChat>, state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let has_earlier = Memo::new(move |_| chat.read().0.has_earlier);
    let is_loading = RwSignal::new(false);
    let load = move |_| {
        let (id, first) =
            chat.with_untracked(|chat| (chat.0.session_id, chat.0.entries.first().map(|entry| entry.seq)));
        let token = state.token.get_untracked();
        is_loading.set(true);
        spawn_local(async move {
            let earlier = load_chat(id, token, first).await;
            let _page_is_gone = is_loading.try_set(false);
            let Ok(earlier) = earlier else { return };
            let _page_is_gone = chat.try_update(|chat| chat.take_earlier(earlier));
        });
    };
    move || {
        has_earlier.get().then(|| {
            view! {
                <p class="chat-log__earlier">
                    <Button r#type="button" pending=is_loading on:click=load>{words.show_earlier}</Button>
                </p>
            }
        })
    }
}

fn to_end(log: NodeRef<html::Div>) {
    if let Some(log) = log.try_get_untracked().flatten() {
        log.set_scroll_top(0);
    }
}
