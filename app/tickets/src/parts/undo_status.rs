//! The way back from a ticket's end: a toast with an undo, after it was resolved or closed here.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use ui::{locale, toast, toast_with_action};

use crate::{
    Conversation, Status,
    actions::{ChangeTicket, change_ticket},
    parts::UndoSend,
    words::words,
};

/// How long the way back is offered. Afterwards the menu of states has it.
const OFFERED: Duration = Duration::from_secs(8);

/// Offers the way back whenever this page's own person ends the ticket.
pub(crate) fn offer_undo(conversation: RwSignal<Conversation>, change: ServerAction<ChangeTicket>) {
    let before = StoredValue::new(None::<Status>);
    let undo_send = use_context::<UndoSend>();
    Effect::new(move || {
        if change.input().read().as_ref().is_some_and(|asked| asked.status.is_some()) {
            before.set_value(Some(conversation.read_untracked().ticket.status));
        }
    });
    Effect::new(move || {
        let Some(Ok(ticket)) = change.value().get() else { return };
        let Some(before) = before.try_update_value(Option::take).flatten() else { return };
        if !before.is_active() || ticket.status.is_active() {
            return;
        }
        let (words, number, now) = (words(locale()), ticket.number, ticket.status);
        let _shown = toast_with_action(&(words.is_now)(now), words.undo, OFFERED, move || {
            // A reply that waits was written before, and is said before.
            let waits = undo_send.filter(|held| held.has_unacknowledged_in(&number));
            let sent = waits.map(UndoSend::send_and_wait);
            spawn_local(async move {
                let is_said = match sent {
                    Some(sent) => sent.await,
                    None => true,
                };
                if is_said {
                    go_back(conversation, number, now, before).await;
                }
            });
        });
    });
}

async fn go_back(conversation: RwSignal<Conversation>, number: String, now: Status, before: Status) {
    for status in way_back(now, before) {
        let status = Some(status.as_str().to_owned());
        match change_ticket(number.clone(), status, None, None, None).await {
            Ok(ticket) => {
                // Another ticket may be on the page by now, or none.
                let _is_left = conversation.try_update(|held| held.take_ticket(ticket));
            }
            Err(fault) => return toast(&fault.error),
        }
    }
}

/// The moves from one state to another: what is over is opened first where it cannot go straight back.
fn way_back(now: Status, before: Status) -> Vec<Status> {
    if now.can_move_to(before) { vec![before] } else { vec![Status::Open, before] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_can_be_undone_by_allowed_moves() {
        for end in Status::ALL.into_iter().filter(|status| !status.is_active()) {
            for before in Status::ALL.into_iter().filter(|status| status.is_active()) {
                let mut at = end;
                for next in way_back(end, before) {
                    assert!(at.can_move_to(next), "{at:?} to {next:?}");
                    at = next;
                }
                assert_eq!(at, before);
            }
        }
    }
}
