//! What was read on this page since its list was loaded: the mark in the list goes at once, not with the next list.

use std::{collections::HashMap, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::{Conversation, actions::mark_ticket_read};

/// So much comes between two marks of one ticket: a busy one is not told of line by line.
const BREATH: Duration = Duration::from_millis(800);

/// The tickets that were read here, each up to which event.
#[derive(Clone, Copy, Default)]
pub(crate) struct ReadHere(RwSignal<HashMap<String, i64>>);

impl ReadHere {
    /// Whether a ticket was read here up to an event.
    pub fn has(self, number: &str, seq: i64) -> bool {
        self.0.read().get(number).is_some_and(|read| *read >= seq)
    }

    /// What the conversation shows is read, from its first view on, while somebody has the page before them.
    pub fn follow(self, conversation: RwSignal<Conversation>) {
        let number = conversation.read_untracked().ticket.number.clone();
        let is_due = StoredValue::new(false);
        let read = {
            let number = number.clone();
            move |seq: i64| {
                self.0.update(|all| {
                    let read = all.entry(number.clone()).or_default();
                    *read = (*read).max(seq);
                });
            }
        };
        let mark = move || {
            let Some(seq) = conversation.try_with_untracked(|held| held.ticket.seq) else { return };
            if document().hidden() {
                return;
            }
            read(seq);
            if is_due.try_get_value() != Some(false) {
                return;
            }
            is_due.set_value(true);
            let number = number.clone();
            set_timeout(
                move || {
                    let Some(seq) = conversation.try_with_untracked(|held| held.ticket.seq) else { return };
                    let _is_left = is_due.try_set_value(false);
                    spawn_local(async move {
                        // A mark that is lost is made with the next one.
                        let _mark_is_lost = mark_ticket_read(number, seq).await;
                    });
                },
                BREATH,
            );
        };
        let again = mark.clone();
        Effect::new(move |shown: Option<i64>| {
            let seq = conversation.read().ticket.seq;
            match shown {
                // Whoever loaded it has read it: the server knows.
                None => {
                    let number = conversation.read_untracked().ticket.number.clone();
                    self.0.update(|all| {
                        all.insert(number, seq);
                    });
                }
                Some(shown) if shown < seq => mark(),
                Some(_) => {}
            }
            seq
        });
        // Whoever comes back to the page sees what came meanwhile.
        Effect::new(move || {
            let again = again.clone();
            let back = window_event_listener_untyped("focus", move |_| again());
            on_cleanup(move || back.remove());
        });
    }
}
