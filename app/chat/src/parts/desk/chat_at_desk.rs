//! A chat at the desk: its conversation, and the panel beside it.

use std::pin::Pin;

use base::{Fault, uuid::Uuid};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map};
use realtime::is_line_open;
use serde::{Deserialize, Serialize};
use ui::{
    Avatar, Empty, Failed, FaultNotice, LinkButton, Notice, Skeleton, Tone, built_once, fault_of, focus,
    locale,
};

use super::{
    alerts::Alerts,
    composer::Composer,
    conversation_head::ConversationHead,
    follow::{Company, follow_chat, mark_read},
    live_desk::LiveDesk,
    timeline::Timeline,
    visitor_panel::VisitorPanel,
};
use crate::{
    ChatSession, ChatSessionId, ChatStatus, DeskConversation,
    desk_actions::{AcceptChat, SayAtDesk, load_chat_at_desk},
    parts::sending::{DeskStore, SendQueue},
    words::words,
};

/// What comes later.
pub(crate) type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// An article that a message can lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedArticle {
    /// What it is called.
    pub title: String,
    /// Where it is on this site.
    pub url: String,
}

/// What other domains do beside a chat.
#[derive(Clone, Copy, Debug)]
pub struct BesideChat {
    /// Shows in the panel what others know of its visitor.
    pub in_panel: fn(ChatSession) -> AnyView,
    /// Finds articles by words.
    pub find_articles: fn(String) -> Later<Vec<LinkedArticle>>,
    /// Makes a ticket of it, with a note for whoever goes on, and answers its number.
    pub make_ticket: fn(ChatSessionId, Option<String>) -> Later<Result<String, Fault>>,
}

/// Who is this near to the end of a conversation, in pixels, reads its end.
const NEAR_THE_END: i32 = 240;

/// The chat of the page's address.
#[component]
pub fn ChatAtDesk(beside: BesideChat) -> impl IntoView {
    let words = &words(locale()).desk;
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<ChatSessionId>().ok()));
    // What is no id names no chat either: the server says so.
    let nobody = || ChatSessionId::from(Uuid::nil());
    let conversation = Resource::new_blocking(move || id.get().unwrap_or_else(nobody), load_chat_at_desk);
    view! {
        <section class="desk__ticket" aria-label=words.chat>
            <Transition fallback=move || view! { <Skeleton label=words.loading lines=8/> }>
                {move || Suspend::new(async move {
                    let held = conversation.await;
                    built_once().await;
                    match held {
                        Ok(held) if held.is_own => view! {
                            <Empty title=words.own_chat hint=words.own_chat_hint is_page=true>
                                <LinkButton href="/chat">{words.open_own}</LinkButton>
                            </Empty>
                        }
                        .into_any(),
                        Ok(held) => {
                            let reload = move || conversation.refetch();
                            view! { <Held held beside reload/> }.into_any()
                        }
                        Err(fault) => view! { <Failed fault is_page=true/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Held(
    held: DeskConversation,
    beside: BesideChat,
    reload: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let live = use_context().unwrap_or_else(LiveDesk::new);
    let alerts = use_context().unwrap_or_else(Alerts::new);
    let id = held.chat.id;
    let first = title_of(&held.chat);
    let conversation = RwSignal::new(held);
    let chat = Memo::new(move |_| conversation.read().chat.clone());
    let is_open = Memo::new(move |_| chat.read().status.is_open());
    live.open(id);
    let company = follow_chat(conversation, live, move || read_anew(conversation, reload));
    mark_read(conversation, live);
    // What is known anew of the chat itself is asked for once, for its line in the list too.
    Effect::new(move || {
        let known = live.newer(id);
        if let Some(newer) = known.filter(|newer| *newer != conversation.read_untracked().chat) {
            conversation.update(|held| held.take_chat(newer));
        }
    });
    let send_queue = SendQueue::of(DeskStore(id), Signal::stored(None), move |client_id| {
        conversation.read().holds(client_id)
    });
    let accept = ServerAction::<AcceptChat>::new();
    take_accepted(accept, conversation, live);
    come_from_the_list();
    let wanting = live.wanting();
    let title = move || {
        if cfg!(target_arch = "wasm32") {
            alerts.titled(wanting.get(), &title_of(&chat.read()))
        } else {
            first.clone()
        }
    };
    let scroll = read_at_the_end(conversation, send_queue);
    let query = use_location().search;
    let panel_of = beside.in_panel;
    view! {
        <Title text=title/>
        <div class="desk-ticket">
            <ConversationHead chat query accept company live make_ticket=beside.make_ticket/>
            <PlainFault/>
            <AlsoHere company/>
            <div class="desk-ticket__scroll" id="conversation" node_ref=scroll tabindex="0" role="group"
                aria-label=words.conversation>
                <Timeline conversation send_queue company/>
            </div>
            {move || (!is_line_open()).then(|| view! { <Notice tone=Tone::Warn>{words.line_is_down}</Notice> })}
            {move || if is_open.get() {
                view! { <Composer conversation send_queue live find_articles=beside.find_articles/> }.into_any()
            } else {
                view! { <Over chat/> }.into_any()
            }}
        </div>
        <VisitorPanel conversation>
            {panel_of(chat.get_untracked())}
        </VisitorPanel>
    }
}

/// Puts what the server has in the place of what is shown, around whatever its reader is about to write or to say; `reload`
/// is for a chat that is not theirs to see any more.
fn read_anew(conversation: RwSignal<DeskConversation>, reload: impl Fn() + Copy + 'static) {
    let Some(id) = conversation.try_with_untracked(|held| held.chat.id) else { return };
    spawn_local(async move {
        match load_chat_at_desk(id).await {
            Ok(fresh) => {
                let _page_is_gone = conversation.try_set(fresh);
            }
            Err(_) => reload(),
        }
    });
}

/// What the page of a chat is called.
fn title_of(chat: &ChatSession) -> String {
    let words = &words(locale()).desk;
    (words.chat_with)(chat.visitor.name.as_deref())
}

/// Whoever took a chat answers it.
fn take_accepted(accept: ServerAction<AcceptChat>, conversation: RwSignal<DeskConversation>, live: LiveDesk) {
    Effect::new(move || {
        if let Some(Ok(chat)) = accept.value().get() {
            live.put(chat.clone());
            conversation.update(|held| held.take_chat(chat));
            request_animation_frame(|| focus(".composer textarea"));
        }
    });
}

/// What went wrong with a form that was sent without script: the page came again with it.
#[component]
fn PlainFault() -> impl IntoView {
    let said = ServerAction::<SayAtDesk>::new().value();
    let fault = fault_of(move || said.get());
    view! { <FaultNotice fault/> }
}

/// The colleagues who have the chat open too.
#[component]
fn AlsoHere(company: Company) -> impl IntoView {
    let also_here = words(locale()).desk.also_here;
    let names = company.colleagues.names();
    view! {
        <p class="desk-ticket__company" role="status">
            {move || {
                let people = names.get().into_iter().map(|name| view! {
                    <span class="desk-ticket__colleague"><Avatar name=name.clone()/><bdi>{name}</bdi></span>
                });
                let people: Vec<_> = people.collect();
                (!people.is_empty()).then(|| view! {
                    <span class="desk-ticket__also-here">{also_here} " " {people}</span>
                })
            }}
        </p>
    }
}

/// What stands in the composer's place when the chat is over.
#[component]
fn Over(chat: Memo<ChatSession>) -> impl IntoView {
    let words = &words(locale()).desk;
    view! {
        <div class="chat-over">
            <p>{words.is_over}</p>
            {move || chat.read().rating.map(|score| view! { <p>{(words.rated)(score)}</p> })}
            {move || chat.read().ticket_number.clone().map(|number| {
                let href = format!("/agent/tickets/{number}");
                view! { <p><a href=href>{(words.became_ticket)(&number)}</a></p> }
            })}
        </div>
    }
}

/// It opens at what was said last, and goes on to what is said next, unless somebody reads further up.
fn read_at_the_end(
    conversation: RwSignal<DeskConversation>,
    send_queue: SendQueue,
) -> NodeRef<leptos::html::Div> {
    let scroll = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |was_shown: Option<bool>| {
        conversation.track();
        send_queue.track();
        let Some(scroll) = scroll.get() else { return false };
        // It is laid out from its end: there it stands at zero, and further up below zero.
        if was_shown != Some(true) || scroll.scroll_top().abs() < NEAR_THE_END {
            request_animation_frame(move || scroll.set_scroll_top(0));
        }
        true
    });
    scroll
}

/// Whoever walked into the chat by the keyboard goes on in it where they came by Enter; J and K stay in the list.
fn come_from_the_list() {
    Effect::new(move || {
        request_animation_frame(|| {
            let active = document().active_element();
            if active.is_none_or(|active| active.tag_name() == "BODY") {
                focus(".chat-head__name");
            }
        });
    });
}

/// Whether somebody else answers it.
pub(crate) fn is_held_by_other(chat: &ChatSession, live: LiveDesk) -> bool {
    chat.status == ChatStatus::Active && !live.holds(chat)
}
