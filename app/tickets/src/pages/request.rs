//! A customer's conversation with the desk.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Kind, Loaded, fault_of, locale};

use super::number_in_path;
use crate::{
    Conversation, Status,
    actions::{ChangeTicket, Say, load_conversation},
    parts::{ChangeForm, Composer, LineNotice, StatusBadge, Timeline, follow, show_news},
    words::words,
};

/// The page.
pub struct RequestPage;

#[lazy_route]
impl LazyRoute for RequestPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let number = number_in_path();
        let say = ServerAction::new();
        let change = ServerAction::new();
        let conversation = Resource::new_blocking(move || number.get(), load_conversation);
        let words = words(locale());
        view! {
            <div class="page page--narrow">
                <p class="page__back"><a href="/dashboard/help">{words.back_to_mine}</a></p>
                <Loaded resource=conversation label=words.loading lines=6 is_page=true view=move |held| {
                    let reload = move || conversation.refetch();
                    view! { <Request held say change reload/> }.into_any()
                }/>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Request(
    held: Conversation,
    say: ServerAction<Say>,
    change: ServerAction<ChangeTicket>,
    reload: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let words = words(locale());
    let title = format!("{} · {}", held.ticket.subject, held.ticket.number);
    let number = held.ticket.number.clone();
    let conversation = RwSignal::new(held);
    let typing = follow(conversation, reload, None);
    show_news(conversation);
    Effect::new(move || {
        if let Some(Ok(ticket)) = change.value().get() {
            conversation.update(|held| held.take_ticket(ticket));
        }
    });
    let ticket = Memo::new(move |_| conversation.read().ticket.clone());
    let sending = Signal::derive(move || say.input().get().map(|said| said.body));
    let fault = fault_of(move || change.value().get());
    view! {
        <Title text=title/>
        <header class="request-head">
            <p class="request-head__number">{number} <StatusOf ticket/></p>
            <h1 dir="auto">{move || ticket.read().subject.clone()}</h1>
            <p class="request-head__standing" role="status">
                {move || ticket.with(|ticket| (words.standing)(ticket.status, ticket.assigned_to.as_ref()))}
            </p>
        </header>
        <Timeline conversation sending typing/>
        <LineNotice/>
        <FaultNotice fault/>
        <Composer conversation say/>
        <div class="request-end">
            <ChangeForm number=ticket.read_untracked().number.clone() change>
                {move || {
                    let is_closed = ticket.read().status == Status::Closed;
                    let (next, text) = if is_closed { (Status::Open, words.reopen) } else { (Status::Closed, words.close) };
                    view! { <Button kind=Kind::Quiet name="status" value=next.as_str()>{text}</Button> }
                }}
            </ChangeForm>
        </div>
    }
}

#[component]
fn StatusOf(ticket: Memo<crate::Ticket>) -> impl IntoView {
    move || view! { <StatusBadge status=ticket.read().status is_own=true/> }
}
