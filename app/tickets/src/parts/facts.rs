//! What is known of a ticket, beside its conversation.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Avatar, TimeAgo, locale};

use crate::{Ticket, words::words};

/// The facts of a ticket.
#[component]
pub(crate) fn Facts(
    /// The ticket as it is shown.
    ticket: Memo<Ticket>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = words(locale());
    let (requester, source, opened) =
        ticket.with_untracked(|ticket| (ticket.requester.name.clone(), ticket.source, ticket.created_at));
    let moment = move |at: Option<DateTime<Utc>>, otherwise: &'static str| match at {
        Some(at) => view! { <TimeAgo at now/> }.into_any(),
        None => otherwise.into_any(),
    };
    view! {
        <dl class="facts ticket-facts">
            <dt>{words.requester}</dt>
            <dd class="ticket-facts__person"><Avatar name=requester.clone()/><bdi>{requester}</bdi></dd>
            <dt>{words.waiting}</dt>
            <dd>{move || moment(ticket.read().waiting_since, words.waits_for_nothing)}</dd>
            <dt>{words.first_answer}</dt>
            <dd>{move || moment(ticket.read().first_responded_at, words.not_yet)}</dd>
            <dt>{words.opened}</dt>
            <dd><TimeAgo at=opened now/></dd>
            <dt>{words.source}</dt>
            <dd>{(words.source_of)(source)}</dd>
        </dl>
    }
}
