//! Menus that change one thing of a ticket. Each is a form around its items, so it works without script.

use identity::Colleague;
use leptos::prelude::*;
use ui::{Avatar, Menu, MenuItem, locale};

use super::{ChangeForm, PriorityMark, StatusBadge};
use crate::{Category, Priority, Status, Ticket, actions::ChangeTicket, words::words};

/// Where the ticket may go from here; illegal moves are not offered.
#[component]
pub(crate) fn StatusMenu(ticket: Ticket, change: ServerAction<ChangeTicket>) -> impl IntoView {
    let words = words(locale());
    let status = ticket.status;
    let moves = Status::ALL.into_iter().filter(move |next| status.can_move_to(*next));
    let items = moves.map(move |next| view! { <MenuItem name="status" value=next.as_str()>{(words.status_of)(next)}</MenuItem> });
    view! {
        <ChangeForm number=ticket.number change>
            <Menu name=words.status label=move || view! { <StatusBadge status/> }>{items.collect_view()}</Menu>
        </ChangeForm>
    }
}

/// How soon it wants an answer.
#[component]
pub(crate) fn PriorityMenu(ticket: Ticket, change: ServerAction<ChangeTicket>) -> impl IntoView {
    let words = words(locale());
    let priority = ticket.priority;
    let items = Priority::ALL.into_iter().rev().map(move |next| {
        view! {
            <MenuItem name="priority" value=next.as_str() current=next == priority>
                <PriorityMark priority=next with_word=true/>
            </MenuItem>
        }
    });
    view! {
        <ChangeForm number=ticket.number change>
            <Menu name=words.priority_label label=move || view! { <PriorityMark priority with_word=true/> }>
                {items.collect_view()}
            </Menu>
        </ChangeForm>
    }
}

/// What it is about.
#[component]
pub(crate) fn CategoryMenu(
    ticket: Ticket,
    categories: Vec<Category>,
    change: ServerAction<ChangeTicket>,
) -> impl IntoView {
    let words = words(locale());
    let name_of = move |slug: &str, name: String| (words.category_of)(slug).map_or(name, str::to_owned);
    let current = ticket.category;
    let label = name_of(&current, current.clone());
    let items = categories.into_iter().filter(|category| category.is_active).map(move |category| {
        let is_current = category.slug == current;
        let name = name_of(&category.slug, category.name);
        view! { <MenuItem name="category" value=category.slug current=is_current><bdi>{name}</bdi></MenuItem> }
    });
    view! {
        <ChangeForm number=ticket.number change>
            <Menu name=words.category_label label=move || view! { <span class="menu__text" dir="auto">{label.clone()}</span> }>{items.collect_view()}</Menu>
        </ChangeForm>
    }
}

/// Who answers.
#[component]
pub(crate) fn AssigneeMenu(
    ticket: Ticket,
    colleagues: Vec<Colleague>,
    change: ServerAction<ChangeTicket>,
) -> impl IntoView {
    let words = words(locale());
    let assignee = ticket.assigned_to.clone();
    let current = assignee.as_ref().map(|party| party.id);
    let items = colleagues.into_iter().map(move |colleague| {
        view! {
            <MenuItem name="assigned_to" value=colleague.id.to_string() current=Some(colleague.id) == current>
                <Avatar name=colleague.name.clone()/>
                <bdi>{colleague.name}</bdi>
            </MenuItem>
        }
    });
    let label = move || {
        match assignee.clone() {
        Some(party) => view! { <Avatar name=party.name.clone()/> <span class="menu__text" dir="auto">{party.name}</span> }.into_any(),
        None => view! { <span class="menu__unset">{words.nobody}</span> }.into_any(),
    }
    };
    view! {
        <ChangeForm number=ticket.number change>
            <Menu name=words.assignee label=label>
                <MenuItem name="assigned_to" value="none" current=current.is_none()>{words.nobody}</MenuItem>
                {items.collect_view()}
            </Menu>
        </ChangeForm>
    }
}
