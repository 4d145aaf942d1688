//! After a chat: how it was, its ticket, a new one.

use leptos::prelude::*;
use ui::{Button, Kind};

use super::{held_chat::HeldChat, rating::Rating, visit_state::VisitState};
use crate::{Payload, words::VisitorWords};

/// What stands in the place of the composer.
#[component]
pub(super) fn Ended(
    chat: RwSignal<HeldChat>,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    // Whoever only left a message has nobody to judge, and an agent who ended it has asked already.
    let is_asked = chat.with_untracked(|chat| {
        let mut messages = chat.messages();
        chat.0.agent.is_some() && !messages.any(|(_, message)| message.payload == Some(Payload::Rating {}))
    });
    view! {
        <div class="chat-ended">
            {is_asked.then(|| view! { <Rating chat state form="chat-rating".to_owned() words/> })}
            <p><Button kind=Kind::Primary r#type="button" on:click=move |_| state.leave()>{words.new_chat}</Button></p>
        </div>
    }
}
