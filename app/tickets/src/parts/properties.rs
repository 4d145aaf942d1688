//! What can be changed of a ticket: its state, priority, category, assignee and tags, each with what was wrong with it.

use identity::Colleague;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::locale;

use super::{AssigneeMenu, CategoryMenu, Changes, PriorityMenu, StatusMenu, TagField};
use crate::{Category, Ticket, optimistic::Property, words::words};

/// What the menus of every ticket offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Choices {
    /// Who can answer.
    pub colleagues: Vec<Colleague>,
    /// What it can be about.
    pub categories: Vec<Category>,
    /// The tags that are used most, for a browser without script.
    pub tags: Vec<String>,
}

/// The menus of a ticket.
#[component]
pub(crate) fn Properties(
    /// The ticket as it is shown.
    ticket: Memo<Ticket>,
    choices: Choices,
    changes: Changes,
) -> impl IntoView {
    let words = words(locale());
    let fault = move |property| {
        // Not of the ticket's signal, which is gone while the next ticket is loaded.
        let number = ticket.read_untracked().number.clone();
        move || changes.fault_of(&number, property)
    };
    let Choices { colleagues, categories, tags } = choices;
    view! {
        <div class="properties desk-ticket__menus">
            <Labelled label=words.status fault=fault(Property::Status)><StatusMenu ticket/></Labelled>
            <Labelled label=words.priority_label fault=fault(Property::Priority)><PriorityMenu ticket/></Labelled>
            <Labelled label=words.assignee fault=fault(Property::Assignee)>
                <AssigneeMenu ticket colleagues/>
            </Labelled>
            <Labelled label=words.category_label fault=fault(Property::Category)>
                <CategoryMenu ticket categories/>
            </Labelled>
            <Labelled label=words.tags fault=fault(Property::Tags)><TagField ticket common=tags/></Labelled>
        </div>
    }
}

/// A property under its name. A screen reader hears the name from the control itself.
#[component]
fn Labelled(
    label: &'static str,
    fault: impl Fn() -> Option<String> + Send + Sync + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="property">
            <span class="property__label" aria-hidden="true">{label}</span>
            {children()}
            {move || fault().map(|sentence| view! { <p class="field__error" role="alert">{sentence}</p> })}
        </div>
    }
}
