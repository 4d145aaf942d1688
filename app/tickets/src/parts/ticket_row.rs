//! A ticket in a list.

use std::sync::Arc;

use base::{DateTime, Utc};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Avatar, Icon, TimeAgo, locale};

use super::{AskForm, Changes, PriorityMark, ReadHere, StatusBadge};
use crate::{Party, Status, Ticket, actions::ClaimTicket, words::words};

/// A ticket in the desk's list: who, what, what was said last, who waits since when, who answers. One line where there is
/// room for it, two elsewhere. It has no signal of its own: the old list stays on the page while the next one is loaded.
#[component]
pub(crate) fn TicketRow(
    ticket: Ticket,
    /// The query to keep while walking through the list.
    query: String,
    /// Whether this is the ticket that is open beside the list.
    is_open: impl Fn() -> bool + Send + Sync + Clone + 'static,
    /// Whether it holds what the reader has not read.
    is_unread: bool,
    read_here: ReadHere,
    changes: Changes,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = words(locale());
    let href = format!("/agent/tickets/{}{query}", ticket.number);
    let ticket = Arc::new(ticket);
    let is_news = {
        let (ticket, is_open) = (Arc::clone(&ticket), is_open.clone());
        move || is_unread && !is_open() && !read_here.has(&ticket.number, ticket.seq)
    };
    let unread = is_news.clone();
    let shown = {
        let ticket = Arc::clone(&ticket);
        move || changes.shown(&ticket)
    };
    let (status, priority, assignee, since) = (shown.clone(), shown.clone(), shown.clone(), shown.clone());
    view! {
        <li class="ticket-row" class=("ticket-row--unread", is_news)>
            <a class="ticket-row__link" href=href aria-current=move || is_open().then_some("true")>
                <span class="ticket-row__dot">
                    {move || unread().then(|| view! { <span class="visually-hidden">{words.unread}</span> })}
                </span>
                {move || view! { <PriorityMark priority=priority().priority/> }}
                <span class="ticket-row__requester" dir="auto">{ticket.requester.name.clone()}</span>
                <span class="ticket-row__words">
                    <span class="ticket-row__subject" dir="auto">{ticket.subject.clone()}</span>
                    <span class="ticket-row__preview" dir="auto">{ticket.preview.clone()}</span>
                </span>
                {move || {
                    let status = status().status;
                    // Whatever the desk is at anyway is not said on each line.
                    let is_usual = matches!(status, Status::Open | Status::InProgress);
                    view! { <span class="ticket-row__status" class=("ticket-row__status--usual", is_usual)><StatusBadge status/></span> }
                }}
                <span class="ticket-row__assignee">
                    {move || assignee().assigned_to.map(|Party { name, .. }| {
                        let title = name.clone();
                        view! { <span title=title><Avatar name/></span> }
                    })}
                </span>
                {
                    let updated_at = ticket.updated_at;
                    move || age(since().waiting_since, updated_at, now)
                }
            </a>
            <QuickActions number=ticket.number.clone() shown/>
        </li>
    }
}

/// How long somebody waits; how old the news are where nobody does.
fn age(waiting_since: Option<DateTime<Utc>>, updated_at: DateTime<Utc>, now: DateTime<Utc>) -> AnyView {
    let Some(since) = waiting_since else {
        return view! { <span class="ticket-row__age"><TimeAgo at=updated_at now/></span> }.into_any();
    };
    view! {
        <span class="ticket-row__age ticket-row__age--waits" title=words(locale()).waiting>
            <Icon name="wait"/>
            <span class="visually-hidden">{words(locale()).waiting}" "</span>
            <TimeAgo at=since now/>
        </span>
    }
    .into_any()
}

/// What is done with a ticket without opening it. Each has a place of its own, so that a second press does nothing else.
#[component]
fn QuickActions(number: String, shown: impl Fn() -> Ticket + Send + Sync + Clone + 'static) -> impl IntoView {
    let words = words(locale());
    let is_free = shown.clone();
    let (taken, resolved) = (number.clone(), number);
    view! {
        <div class="ticket-row__actions">
            <div class="ticket-row__action">
                {move || is_free().assigned_to.is_none().then(|| view! {
                    <AskForm number=taken.clone() action=ClaimTicket::url()>
                        <button class="ticket-row__do" aria-label=words.take title=words.take><Icon name="take"/></button>
                    </AskForm>
                })}
            </div>
            <div class="ticket-row__action">
                {move || shown().status.can_move_to(Status::Resolved).then(|| view! {
                    <AskForm number=resolved.clone()>
                        <button class="ticket-row__do" name="status" value="resolved" aria-label=words.resolve title=words.resolve>
                            <Icon name="check"/>
                        </button>
                    </AskForm>
                })}
            </div>
        </div>
    }
}
