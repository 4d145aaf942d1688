//! The forms around whatever changes one thing of a ticket; they work without script.

use leptos::{prelude::*, server_fn::ServerFn};

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

/// The same as a plain form: the desk's pages take over what it would send.
#[component]
pub(crate) fn AskForm(
    number: String,
    /// Where it goes without script.
    #[prop(default = ChangeTicket::url())]
    action: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <form class="ask-form" method="post" action=action>
            <input type="hidden" name="number" value=number/>
            {children()}
        </form>
    }
}
