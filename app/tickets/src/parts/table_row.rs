//! A ticket in the admins' table; on a narrow screen a card. Its state, priority, category and assignee are changed where they
//! stand. It has no signal of its own: the old table stays on the page while the next one is loaded.

use std::sync::Arc;

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{TimeAgo, locale};

use super::{Changes, Choices, InlineChoice, InlineOption};
use crate::{SortBy, Ticket, words::words};

/// A row.
#[component]
pub(crate) fn TableRow(
    ticket: Ticket,
    /// The address of the table with this ticket beside it.
    href: String,
    /// Whether it is the one beside the table.
    is_open: impl Fn() -> bool + Send + Sync + 'static,
    choices: Arc<Choices>,
    changes: Changes,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = words(locale());
    let (number, subject, requester) =
        (ticket.number.clone(), ticket.subject.clone(), ticket.requester.name.clone());
    let (created_at, updated_at) = (ticket.created_at, ticket.updated_at);
    let ticket = Arc::new(ticket);
    let shown = move || changes.shown(&ticket);
    let (status, priority, category, assignee) = (shown.clone(), shown.clone(), shown.clone(), shown.clone());
    let of_category = Arc::clone(&choices);
    let named = number.clone();
    let choice = move |name: &'static str, label: &'static str, options: Options| {
        view! { <InlineChoice number=named.clone() name label options/> }
    };
    view! {
        <tr class="table-row">
            <th class="table-row__what" scope="row">
                <a class="table-row__link" href=href data-number=number.clone() aria-current=move || is_open().then_some("true")>
                    <span class="table-row__number">{number.clone()}</span>
                    <span class="table-row__subject" dir="auto">{subject}</span>
                </a>
                <span class="table-row__requester"><bdi>{requester}</bdi></span>
            </th>
            <td data-label=words.status>
                {choice("status", words.status, Box::new(move || InlineOption::states(status().status)))}
            </td>
            <td data-label=words.priority_label>
                {choice("priority", words.priority_label, Box::new(move || InlineOption::priorities(priority().priority)))}
            </td>
            <td data-label=words.category_label>
                {choice("category", words.category_label,
                    Box::new(move || InlineOption::categories(&of_category.categories, &category().category)))}
            </td>
            <td data-label=words.assignee>
                {choice("assigned_to", words.assignee,
                    Box::new(move || InlineOption::people(&choices.colleagues, assignee().assigned_to.as_ref())))}
            </td>
            <td data-label=words.waiting>
                {move || shown().waiting_since.map(|at| view! { <TimeAgo at now/> })}
            </td>
            <td data-label=words.opened><TimeAgo at=created_at now/></td>
            <td data-label=(words.table.column)(SortBy::Updated)><TimeAgo at=updated_at now/></td>
        </tr>
    }
}

type Options = Box<dyn Fn() -> Vec<InlineOption> + Send + Sync>;
