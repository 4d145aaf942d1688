//! The standing of a chat as a sentence: where one waits, or who is there.

use leptos::prelude::*;

use super::{
    availability_line::waiting_minutes, follow::DeskSigns, held_chat::HeldChat, leave_address::LeaveAddress,
    visit_state::VisitState,
};
use crate::{ChatHistory, ChatStatus, QueuePlace, words::VisitorWords};

/// The sentence, and what else one can do than wait.
#[component]
pub(super) fn Standing(
    chat: RwSignal<HeldChat>,
    signs: DeskSigns,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let waits = Memo::new(move |_| chat.read().0.status == ChatStatus::Waiting);
    view! {
        <p class="chat-standing" role="status" dir="auto">
            {move || standing(&chat.read().0, !signs.present.read().is_empty(), words)}
        </p>
        {move || waits.get().then(|| view! { <LeaveAddress chat state words/> })}
    }
}

fn standing(chat: &ChatHistory, is_agent_here: bool, words: &'static VisitorWords) -> String {
    match (chat.status, &chat.queue, &chat.agent) {
        (ChatStatus::Waiting, Some(QueuePlace { has_agents: false, .. }), _) => {
            words.waits_for_nobody.to_owned()
        }
        (ChatStatus::Waiting, Some(QueuePlace { position, wait, .. }), _) => {
            (words.waits)(*position, wait.map(waiting_minutes))
        }
        (ChatStatus::Waiting, None, _) => words.waits_somewhere.to_owned(),
        (ChatStatus::Active, _, Some(name)) if is_agent_here => (words.agent_is_here)(name),
        (ChatStatus::Active, _, Some(name)) => (words.agent_has_it)(name),
        (ChatStatus::Active, _, None) => words.somebody_is_here.to_owned(),
        (ChatStatus::LeftMessage, ..) => words.left_message.to_owned(),
        (ChatStatus::Ended, ..) => match &chat.ticket_number {
            Some(number) => (words.became_ticket)(number),
            None => words.ended.to_owned(),
        },
    }
}
