//! A few tickets in a line each, where something else is the subject: somebody, an organisation.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::TimeAgo;

use super::StatusBadge;
use crate::Ticket;

/// The tickets, each a link to the desk.
#[component]
pub fn TicketLines(
    /// Which.
    tickets: Vec<Ticket>,
    /// When they were read.
    now: DateTime<Utc>,
    /// Whether who asked is named.
    #[prop(optional)]
    with_requester: bool,
) -> impl IntoView {
    let rows = tickets.into_iter().map(|ticket| {
        let requester = with_requester.then(|| {
            view! { <bdi class="ticket-lines__requester">{ticket.requester.name}</bdi> }
        });
        view! {
            <li class="ticket-lines__one">
                <a href=format!("/agent/tickets/{}", ticket.number) dir="auto">{ticket.subject}</a>
                <span class="ticket-lines__facts">
                    {requester}
                    <StatusBadge status=ticket.status/>
                    <TimeAgo at=ticket.updated_at now/>
                </span>
            </li>
        }
    });
    view! { <ul class="ticket-lines">{rows.collect_view()}</ul> }
}
