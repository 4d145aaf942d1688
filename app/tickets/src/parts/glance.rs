//! The tickets at a glance: each number leads to the tickets that it counts.

use base::{COUNTED_EXACTLY, DateTime, Utc};
use leptos::prelude::*;
use ui::{TimeAgo, locale};

use crate::{AssignedTo, Filter, Priority, Status, TicketGlance, View, words::words};

/// The table that the numbers lead to.
const TABLE: &str = "/dashboard/admin/support/tickets";

/// How many tickets there are of each kind, and who waits longest.
#[component]
pub fn TicketsAtAGlance(
    /// What was counted.
    glance: TicketGlance,
    /// When.
    now: DateTime<Utc>,
    /// What the one that has waited longest is called.
    oldest: &'static str,
) -> impl IntoView {
    let words = words(locale());
    let active: Vec<_> = Status::ALL.into_iter().filter(|status| status.is_active()).collect();
    let unassigned = Filter { assigned_to: Some(AssignedTo::None), ..Filter::of(active.clone()) };
    let urgent = Filter { priority: vec![Priority::Urgent], ..Filter::of(active) };
    let by_status = glance
        .by_status
        .into_iter()
        .map(|(status, count)| (count, (words.status_of)(status), Filter::of(vec![status])));
    let others = [
        (glance.unassigned, (words.view_of)(View::Unassigned), unassigned),
        (glance.urgent, (words.priority_of)(Priority::Urgent), urgent),
    ];
    let counts = by_status.chain(others).map(|(count, name, filter)| {
        let count =
            if count > COUNTED_EXACTLY { (words.more_than)(COUNTED_EXACTLY) } else { count.to_string() };
        view! {
            <li><a class="glance__count" href=format!("{TABLE}{}", filter.address())>
                <span class="glance__number">{count}</span> " " <span>{name}</span>
            </a></li>
        }
    });
    let oldest = glance.oldest_waiting.map(|ticket| view! {
        <p class="glance__oldest">
            {oldest} " " <a href=format!("/agent/tickets/{}", ticket.number)><bdi>{ticket.subject}</bdi></a> " "
            <TimeAgo at=ticket.since now/>
        </p>
    });
    view! {
        <ul class="glance">{counts.collect_view()}</ul>
        {oldest}
    }
}
