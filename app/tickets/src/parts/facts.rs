//! What is known of a ticket, beside its conversation.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Avatar, Badge, TimeAgo, locale};

use crate::{Ticket, words::words};

/// The facts of a ticket.
#[component]
pub(crate) fn Facts(ticket: Ticket, now: DateTime<Utc>) -> impl IntoView {
    let words = words(locale());
    let first_answer = match ticket.first_responded_at {
        Some(at) => view! { <TimeAgo at now/> }.into_any(),
        None => words.not_yet.into_any(),
    };
    let category = (words.category_of)(&ticket.category).map_or(ticket.category, str::to_owned);
    let tags = ticket.tags.into_iter().map(|tag| view! { <Badge><bdi>{tag}</bdi></Badge> }).collect_view();
    view! {
        <section class="ticket-facts" aria-labelledby="facts-title">
            <h2 class="ticket-facts__title" id="facts-title">{words.details}</h2>
            <dl class="facts">
                <dt>{words.requester}</dt>
                <dd class="ticket-facts__person"><Avatar name=ticket.requester.name.clone()/><bdi>{ticket.requester.name}</bdi></dd>
                <dt>{words.category_label}</dt>
                <dd dir="auto">{category}</dd>
                <dt>{words.source}</dt>
                <dd>{(words.source_of)(ticket.source)}</dd>
                <dt>{words.opened}</dt>
                <dd><TimeAgo at=ticket.created_at now/></dd>
                <dt>{words.first_answer}</dt>
                <dd>{first_answer}</dd>
                <dt>{words.tags}</dt>
                <dd class="ticket-facts__tags">{tags}</dd>
            </dl>
        </section>
    }
}
