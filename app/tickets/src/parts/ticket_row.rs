//! A ticket in a list.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Avatar, TimeAgo};

use super::{PriorityMark, StatusBadge};
use crate::{Party, Ticket};

/// One line of the desk's list: who, what, where it stands, since when.
#[component]
pub(crate) fn TicketRow(
    ticket: Ticket,
    /// The query to keep while walking through the list.
    query: String,
    /// Whether this is the ticket that is open beside the list.
    is_open: impl Fn() -> bool + Send + Sync + 'static,
    now: DateTime<Utc>,
) -> impl IntoView {
    let href = format!("/agent/tickets/{}{query}", ticket.number);
    let assignee = ticket.assigned_to.map(|Party { name, .. }| {
        let title = name.clone();
        view! {
            <span class="ticket-row__assignee" title=title>
                <Avatar name/>
            </span>
        }
    });
    view! {
        <li class="ticket-row">
            <a class="ticket-row__link" href=href aria-current=move || is_open().then_some("true")>
                <PriorityMark priority=ticket.priority/>
                <span class="ticket-row__requester" dir="auto">{ticket.requester.name}</span>
                <span class="ticket-row__subject" dir="auto">{ticket.subject}</span>
                <span class="ticket-row__preview" dir="auto">{ticket.preview}</span>
                <StatusBadge status=ticket.status/>
                {assignee}
                <TimeAgo at=ticket.updated_at now/>
            </a>
        </li>
    }
}
