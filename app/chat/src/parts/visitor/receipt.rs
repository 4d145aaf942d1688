//! How far the visitor's last message came: sent, delivered, read.

use leptos::prelude::*;

use super::{follow::DeskSigns, held_chat::HeldChat};
use crate::{parts::sending::SendQueue, words::VisitorWords};

/// The line under the conversation; nothing while something is on its way, which says so itself.
#[component]
pub(super) fn Receipt(
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    signs: DeskSigns,
    words: &'static VisitorWords,
) -> impl IntoView {
    let said = move || {
        let (last, read) = chat.with(|chat| (chat.last_own(), chat.0.agent_read_seq));
        let last = last.filter(|_| send_queue.all().is_empty() && chat.read().0.status.is_open())?;
        let is_here = !signs.present.read().is_empty();
        Some(if read >= last {
            words.read
        } else if is_here {
            words.delivered
        } else {
            words.sent
        })
    };
    view! { <p class="chat-receipt">{said}</p> }
}
