//! A customer's conversation with the desk.

use base::{DateTime, Utc};
use identity::viewer;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, FaultNotice, Kind, Loaded, TimeAgo, fault_of, locale};

use super::{BesideMenus, number_in_path};
use crate::{
    Conversation, Status, Ticket,
    actions::{ChangeTicket, Say, load_conversation},
    parts::{
        ChangeForm, Composer, LineNotice, NEWEST, StatusBadge, Timeline, follow, open_at_newest, show_news,
    },
    words::words,
};

/// A ticket as who asked it reads it, and answers.
#[component]
pub fn OwnTicket(
    /// Shown below what was said, anew wherever the ticket moves to: what another domain asks of who asked.
    below: BesideMenus,
) -> impl IntoView {
    let number = number_in_path();
    let say = ServerAction::new();
    let change = ServerAction::new();
    let conversation = Resource::new_blocking(move || number.get(), load_conversation);
    let words = words(locale());
    view! {
        <div class="page">
            <p class="page__back"><a href="/dashboard/help">{words.back_to_mine}</a></p>
            <Loaded resource=conversation label=words.loading lines=6 is_page=true view=move |held| {
                let reload = move || conversation.refetch();
                view! { <Request held say change reload below/> }.into_any()
            }/>
        </div>
    }
}

#[component]
fn Request(
    held: Conversation,
    say: ServerAction<Say>,
    change: ServerAction<ChangeTicket>,
    reload: impl Fn() + Send + Sync + 'static,
    below: BesideMenus,
) -> impl IntoView {
    let words = words(locale());
    let title = format!("{} · {}", held.ticket.subject, held.ticket.number);
    let now = held.now;
    let conversation = RwSignal::new(held);
    let typing = follow(conversation, reload, None);
    show_news(conversation);
    open_at_newest(conversation);
    Effect::new(move || {
        if let Some(Ok(ticket)) = change.value().get() {
            conversation.update(|held| held.take_ticket(ticket));
        }
    });
    let ticket = Memo::new(move |_| conversation.read().ticket.clone());
    let status = Memo::new(move |_| ticket.read().status);
    let sending = Signal::derive(move || say.input().get().map(|said| said.body));
    let fault = fault_of(move || change.value().get());
    view! {
        <Title text=title/>
        <div class="own-ticket">
            <div class="own-ticket__conversation">
                <header class="own-ticket__head">
                    <h1 dir="auto">{move || ticket.read().subject.clone()}</h1>
                    <p class="own-ticket__standing" role="status">
                        {move || ticket.with(|ticket| (words.standing)(ticket.status, ticket.assigned_to.as_ref()))}
                    </p>
                </header>
                <Timeline conversation sending typing/>
                <LineNotice/>
                {move || {
                    status.track();
                    below(ticket.get_untracked())
                }}
                <FaultNotice fault/>
                <Composer conversation say/>
                <div class="own-ticket__end" id=NEWEST></div>
            </div>
            <Beside ticket change now/>
        </div>
    }
}

/// What the ticket is, and the way to end it.
#[component]
fn Beside(ticket: Memo<Ticket>, change: ServerAction<ChangeTicket>, now: DateTime<Utc>) -> impl IntoView {
    let words = words(locale());
    let (number, opened, requester) =
        ticket.with_untracked(|ticket| (ticket.number.clone(), ticket.created_at, ticket.requester.clone()));
    let viewer = viewer().get_untracked();
    let is_own = viewer.as_ref().is_some_and(|viewer| viewer.id == requester.id);
    // Others of their organisation read along and answer; whether it is over, who asked decides, and the desk.
    let decides = is_own || viewer.is_some_and(|viewer| viewer.role.is_staff());
    view! {
        <section class="own-ticket__beside card" aria-label=words.details>
            <dl class="facts">
                <dt>{words.ticket}</dt>
                <dd>{number.clone()}</dd>
                <dt>{words.status}</dt>
                <dd>{move || view! { <StatusBadge status=ticket.read().status is_own=true/> }}</dd>
                <dt>{words.opened}</dt>
                <dd><TimeAgo at=opened now/></dd>
                {(!is_own).then(|| view! { <dt>{words.requester}</dt> <dd><bdi>{requester.name}</bdi></dd> })}
            </dl>
            {decides.then(|| view! { <End number ticket change/> })}
        </section>
    }
}

#[component]
fn End(number: String, ticket: Memo<Ticket>, change: ServerAction<ChangeTicket>) -> impl IntoView {
    let words = words(locale());
    view! {
        <ChangeForm number change>
            {move || {
                let is_closed = ticket.read().status == Status::Closed;
                let (next, text) = if is_closed { (Status::Open, words.reopen) } else { (Status::Closed, words.close) };
                view! { <Button kind=Kind::Quiet name="status" value=next.as_str()>{text}</Button> }
            }}
        </ChangeForm>
    }
}
