//! The form around whatever changes one thing of a ticket; it works without script.

use leptos::prelude::*;

use crate::actions::ChangeTicket;

/// A form that names its ticket. What it holds says what to change.
#[component]
pub(crate) fn ChangeForm(
    number: String,
    change: ServerAction<ChangeTicket>,
    children: Children,
) -> impl IntoView {
    view! {
        <ActionForm action=change>
            <input type="hidden" name="number" value=number/>
            {children()}
        </ActionForm>
    }
}
