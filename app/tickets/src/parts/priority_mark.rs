//! How soon a ticket wants an answer: bars that rise, with the word for who cannot see them.

use leptos::prelude::*;
use ui::{Icon, locale};

use crate::{Priority, words::words};

/// A priority.
#[component]
pub(crate) fn PriorityMark(
    priority: Priority,
    /// Whether the word is shown too.
    #[prop(optional)]
    with_word: bool,
) -> impl IntoView {
    let (icon, class) = match priority {
        Priority::Low => ("priority-low", "priority"),
        Priority::Medium => ("priority-medium", "priority"),
        Priority::High => ("priority-high", "priority"),
        Priority::Urgent => ("priority-urgent", "priority priority--urgent"),
    };
    let word = (words(locale()).priority_of)(priority);
    let word_class = if with_word { "" } else { "visually-hidden" };
    view! {
        <span class=class title=word>
            <Icon name=icon/>
            <span class=word_class>{word}</span>
        </span>
    }
}
