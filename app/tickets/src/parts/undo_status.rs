//! The way back from a ticket's end: a toast with an undo, after it was resolved or closed here. And the other way round:
//! whoever answers what was over opens it again, and may keep it as it was.

use std::time::Duration;

use base::UserId;
use leptos::prelude::*;
use ui::{locale, toast_with_action};

use super::{Answer, Changes, Request};
use crate::{Conversation, Event, Status, actions::ChangeTicket, words::words};

/// How long the way back is offered. Afterwards the menu of states has it.
const OFFERED: Duration = Duration::from_secs(8);

/// Offers the way back whenever this page's own person ends a ticket.
pub(crate) fn offer_undo(changes: Changes) {
    let words = words(locale());
    Effect::new(move || {
        let Some(Answer { before: Some(before), outcome: Ok(ticket), .. }) = changes.answered.get() else {
            return;
        };
        if !before.is_active() || ticket.status.is_active() {
            return;
        }
        let (number, now) = (ticket.number, ticket.status);
        let _shown = toast_with_action(&(words.is_now)(now), words.undo, OFFERED, move || {
            changes.ask_all(moves(&number, &way_back(now, before)));
        });
    });
}

/// Says that an answer opened its ticket again, and offers to keep it over.
pub(crate) fn offer_to_keep_over(
    conversation: RwSignal<Conversation>,
    changes: Changes,
    viewer: Option<UserId>,
) {
    let words = words(locale());
    Effect::new(move |seen: Option<usize>| {
        let held = conversation.read();
        let length = held.timeline.len();
        let is_news = seen.is_some_and(|seen| seen < length);
        if let Some(was) = held.reopened_by_reply(viewer).filter(|_| is_news) {
            let number = held.ticket.number.clone();
            let _shown =
                toast_with_action(words.reopened_by_reply, (words.keep_over)(was), OFFERED, move || {
                    changes.ask_all(moves(&number, &[was]));
                });
        }
        length
    });
}

/// A ticket's way through these states.
fn moves(number: &str, to: &[Status]) -> Vec<Request> {
    let request = |status: &Status| {
        Request::Change(ChangeTicket {
            number: number.to_owned(),
            status: Some(status.as_str().to_owned()),
            priority: None,
            category: None,
            assigned_to: None,
            add_tag: None,
            remove_tag: None,
        })
    };
    to.iter().map(request).collect()
}

impl Conversation {
    /// Where the ticket stood, where the last thing that happened is that somebody's answer opened it again.
    fn reopened_by_reply(&self, by: Option<UserId>) -> Option<Status> {
        let [.., said, moved] = &self.timeline[..] else { return None };
        let Event::StatusChanged { from, to } = moved.event else { return None };
        let is_own =
            [said, moved].iter().all(|entry| by.is_some() && entry.by.as_ref().map(|party| party.id) == by);
        let is_answer = matches!(said.event, Event::Replied { .. });
        (is_own && is_answer && !from.is_active() && to.is_active()).then_some(from)
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

    #[test]
    fn what_an_answer_opened_can_be_kept_over() {
        for over in [Status::Resolved, Status::Closed] {
            assert!(over.after_agent_reply().is_active() && over.after_agent_reply().can_move_to(over));
        }
    }
}
