//! Who is there and where, and what is done with the chat first and last.

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use ui::{Avatar, Badge, Button, Dialog, FaultNotice, Icon, Kind, Tone, fault_of, locale, toast};

use super::{
    chat_desk::supervises,
    chat_row::Vouched,
    follow::Company,
    live_desk::LiveDesk,
    transfer::{MakeTicket, TransferDialog},
    visitor_panel::{OpenVisitorPanel, PageLink},
};
use crate::{
    ChatSession, ChatStatus,
    actions::{block_chat, end_chat},
    desk_actions::AcceptChat,
    words::words,
};

/// The head of a conversation.
#[component]
pub(crate) fn ConversationHead(
    chat: Memo<ChatSession>,
    query: Memo<String>,
    accept: ServerAction<AcceptChat>,
    company: Company,
    live: LiveDesk,
    make_ticket: MakeTicket,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let back = match query.get_untracked().trim_start_matches('?') {
        "" => "/agent/chats".to_owned(),
        query => format!("/agent/chats?{query}"),
    };
    let status = Memo::new(move |_| chat.read().status);
    let name =
        Memo::new(move |_| chat.read().visitor.name.clone().unwrap_or_else(|| words.visitor.to_owned()));
    let fault = fault_of(move || accept.value().get());
    view! {
        <header class="chat-head">
            <p class="chat-head__status">
                <a class="desk-ticket__back" href=back><Icon name="back"/>{words.title}</a>
                {move || {
                    let tone = match status.get() {
                        ChatStatus::Waiting => Tone::Lamp,
                        ChatStatus::Active => Tone::River,
                        ChatStatus::LeftMessage | ChatStatus::Ended => Tone::Calm,
                    };
                    view! { <Badge tone>{(words.status)(status.get())}</Badge> }
                }}
                {move || chat.read().assigned_to.clone().map(|agent| view! {
                    <span class="chat-head__agent"><Avatar name=agent.name.clone()/><bdi>{agent.name}</bdi></span>
                })}
            </p>
            <div class="chat-head__do">
                <Do chat accept live make_ticket/>
                <OpenVisitorPanel/>
            </div>
            <h1 class="chat-head__name" tabindex="-1">
                <bdi>{move || name.get()}</bdi>
                {move || view! { <Vouched visitor=chat.read().visitor.clone()/> }}
            </h1>
            <p class="chat-head__where">
                <span class="chat-head__here" class=("chat-head__here--gone", move || !company.visitor_is_here.get())>
                    {move || if company.visitor_is_here.get() { words.is_here } else { words.is_gone }}
                </span>
                {move || {
                    let chat = chat.read();
                    chat.page_url.clone().map(|url| view! { <PageLink url title=chat.page_title.clone().unwrap_or_default()/> })
                }}
            </p>
            <FaultNotice fault/>
        </header>
    }
}

/// What can be done now. Each has a place of its own: a second press does nothing else.
#[component]
fn Do(
    chat: Memo<ChatSession>,
    accept: ServerAction<AcceptChat>,
    live: LiveDesk,
    make_ticket: MakeTicket,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let is_admin = supervises();
    let id = chat.read_untracked().id;
    let is_waiting = Memo::new(move |_| chat.read().status == ChatStatus::Waiting);
    let can_take_over = Memo::new(move |_| {
        let chat = chat.read();
        is_admin && chat.status == ChatStatus::Active && !live.holds(&chat)
    });
    let can_hand_on = Memo::new(move |_| {
        let chat = chat.read();
        chat.status.is_open() && (is_admin || chat.status != ChatStatus::Active || live.holds(&chat))
    });
    let is_open = Memo::new(move |_| chat.read().status.is_open());
    let (hands_on, ends, blocks) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    view! {
        {move || (is_waiting.get() || can_take_over.get()).then(|| {
            let (kind, label) = if is_waiting.get() { (Kind::Primary, words.accept) } else { (Kind::Secondary, words.take_over) };
            view! {
                <ActionForm action=accept>
                    <input type="hidden" name="session" value=id.to_string()/>
                    <button class=if kind == Kind::Primary { "button button--primary" } else { "button" } data-key="accept"
                        aria-disabled=move || accept.pending().get().then_some("true")>{label}</button>
                </ActionForm>
            }
        })}
        {move || can_hand_on.get().then(|| view! {
            <button class="button" type="button" on:click=move |_| hands_on.set(true)>{words.transfer}</button>
            <button class="button" type="button" data-key="end" on:click=move |_| ends.set(true)>{words.end}</button>
        })}
        {move || is_open.get().then(|| view! {
            <button class="button button--quiet" type="button" on:click=move |_| blocks.set(true)>{words.block}</button>
        })}
        <TransferDialog chat open=hands_on make_ticket/>
        <Confirm name="end-chat" title=words.end_title text=words.end_text label=words.end open=ends
            act=move || end_chat(id, None) done=words.ended/>
        <Confirm name="block-chat" title=words.block_title text=words.block_text label=words.block open=blocks
            act=move || block_chat(id) done=words.blocked/>
    }
}

/// Asks before something that is not taken back.
#[component]
fn Confirm<Act, Doing>(
    name: &'static str,
    title: &'static str,
    text: &'static str,
    label: &'static str,
    open: RwSignal<bool>,
    /// Does it.
    act: Act,
    /// Said when it is done.
    done: &'static str,
) -> impl IntoView
where
    Act: Fn() -> Doing + Copy + Send + Sync + 'static,
    Doing: Future<Output = Result<(), Fault>> + 'static,
{
    let words = &words(locale()).desk;
    let (is_pending, fault) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    let confirm = move |_| {
        if is_pending.get_untracked() {
            return;
        }
        is_pending.set(true);
        let doing = act();
        spawn_local(async move {
            let outcome = doing.await;
            let _page_is_gone = is_pending.try_set(false);
            if outcome.is_ok() {
                toast(done);
                let _page_is_gone = open.try_set(false);
            }
            let _page_is_gone = fault.try_set(outcome.err());
        });
    };
    view! {
        <Dialog name title open>
            <p>{text}</p>
            <FaultNotice fault/>
            <div class="chat-dialog__foot">
                <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                <span on:click=confirm><Button kind=Kind::Danger r#type="button" pending=is_pending>{label}</Button></span>
            </div>
        </Dialog>
    }
}
