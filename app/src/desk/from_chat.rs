//! That a ticket was a chat before, and the way to it.

use leptos::prelude::*;
use tickets::Ticket;
use ui::locale;

use super::words::words;

/// A line of the ticket's panel; nothing where it was none.
#[component]
pub(crate) fn FromChat(ticket: Ticket) -> impl IntoView {
    let words = words(locale());
    ticket.chat_session_id.map(|chat| {
        view! {
            <p class="ticket-panel__chat">
                {words.from_a_chat} " " <a href=format!("/agent/chats/{chat}")>{words.read_chat}</a>
            </p>
        }
    })
}
