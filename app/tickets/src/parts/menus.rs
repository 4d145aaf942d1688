//! Menus that change one thing of a ticket. Each is a form around its items, so it works without script. What a menu says
//! changes in its place: whoever chose something stands on the same button afterwards.

use identity::{Colleague, ColleagueName};
use leptos::prelude::*;
use ui::{Avatar, Menu, MenuItem, locale};

use super::{AskForm, PriorityMark, StatusBadge};
use crate::{Category, Priority, Status, Ticket, words::words};

/// Where the ticket may go from here; illegal moves are not offered.
#[component]
pub(crate) fn StatusMenu(ticket: Memo<Ticket>) -> impl IntoView {
    let words = words(locale());
    let status = Memo::new(move |_| ticket.read().status);
    let label = move || view! { <StatusBadge status=status.get()/> };
    let items = move || {
        let moves = Status::ALL.into_iter().filter(|next| status.get().can_move_to(*next));
        moves.map(|next| view! { <MenuItem name="status" value=next.as_str()>{(words.status_of)(next)}</MenuItem> }).collect_view()
    };
    view! {
        <AskForm number=ticket.read_untracked().number.clone()>
            <Menu name=words.status label=move || label>{items}</Menu>
        </AskForm>
    }
}

/// How soon it wants an answer.
#[component]
pub(crate) fn PriorityMenu(ticket: Memo<Ticket>) -> impl IntoView {
    let words = words(locale());
    let priority = Memo::new(move |_| ticket.read().priority);
    let label = move || view! { <PriorityMark priority=priority.get() with_word=true/> };
    let items = move || {
        let now = priority.get();
        let all = Priority::ALL.into_iter().rev().map(|next| {
            view! {
                <MenuItem name="priority" value=next.as_str() current=next == now>
                    <PriorityMark priority=next with_word=true/>
                </MenuItem>
            }
        });
        all.collect_view()
    };
    view! {
        <AskForm number=ticket.read_untracked().number.clone()>
            <Menu name=words.priority_label label=move || label>{items}</Menu>
        </AskForm>
    }
}

/// What it is about.
#[component]
pub(crate) fn CategoryMenu(ticket: Memo<Ticket>, categories: Vec<Category>) -> impl IntoView {
    let words = words(locale());
    let current = Memo::new(move |_| ticket.read().category.clone());
    let names: Vec<_> =
        categories.iter().map(|category| (category.slug.clone(), category.name.clone())).collect();
    let name_of =
        move |slug: &str, name: Option<&str>| (words.category_of)(slug).or(name).unwrap_or(slug).to_owned();
    let label = move || {
        let slug = current.get();
        let named = names.iter().find(|(known, _)| *known == slug).map(|(_, name)| name.as_str());
        view! { <span class="menu__text" dir="auto">{name_of(&slug, named)}</span> }
    };
    let items = move || {
        let now = current.get();
        let offered = categories.iter().filter(|category| category.is_active).map(|category| {
            let name = name_of(&category.slug, Some(&category.name));
            let is_current = category.slug == now;
            view! { <MenuItem name="category" value=category.slug.clone() current=is_current><bdi>{name}</bdi></MenuItem> }
        });
        offered.collect_view()
    };
    view! {
        <AskForm number=ticket.read_untracked().number.clone()>
            <Menu name=words.category_label label=move || label.clone()>{items}</Menu>
        </AskForm>
    }
}

/// Who answers.
#[component]
pub(crate) fn AssigneeMenu(ticket: Memo<Ticket>, colleagues: Vec<Colleague>) -> impl IntoView {
    let words = words(locale());
    let assignee = Memo::new(move |_| ticket.read().assigned_to.clone());
    let label = move || match assignee.get() {
        Some(party) => view! {
            <Avatar name=party.name.clone()/>
            <span class="menu__text" dir="auto">{party.name}</span>
        }
        .into_any(),
        None => view! { <span class="menu__unset">{words.nobody}</span> }.into_any(),
    };
    let items = move || {
        let now = assignee.get().map(|party| party.id);
        let people = colleagues.iter().cloned().map(|colleague| {
            view! {
                <MenuItem name="assigned_to" value=colleague.id.to_string() current=Some(colleague.id) == now>
                    <ColleagueName colleague/>
                </MenuItem>
            }
        });
        view! {
            <MenuItem name="assigned_to" value="none" current=now.is_none()>{words.nobody}</MenuItem>
            {people.collect_view()}
        }
    };
    view! {
        <AskForm number=ticket.read_untracked().number.clone()>
            <Menu name=words.assignee label=move || label>{items}</Menu>
        </AskForm>
    }
}
