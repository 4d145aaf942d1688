//! The lines of a conversation: each with the day that it begins, where it does, and whether its speaker goes on.

use base::{DateTime, Utc};

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::{ChatMessage, SequencedEntry};

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EntryRow {
    pub entry: SequencedEntry,
    /// The day, where this is the first line of it.
    pub day: Option<String>,
    /// Whether the one before says so too: the name need not stand there again.
    pub goes_on: bool,
}

impl EntryRow {
    /// What makes it another line than before.
    pub fn key(&self) -> (i64, Option<String>, bool) {
        (self.entry.seq, self.day.clone(), self.goes_on)
    }
}

/// The lines of a chat, on the clocks of the page.
pub(super) fn rows(chat: &HeldChat, state: VisitState) -> Vec<EntryRow> {
    rows_on(chat, |at| state.clocks.of(at).day)
}

fn rows_on(chat: &HeldChat, day_of: impl Fn(DateTime<Utc>) -> String) -> Vec<EntryRow> {
    let (mut last_day, mut speaker) = (String::new(), None);
    let lines = chat.0.entries.iter().filter(|entry| entry.entry.event.is_public());
    lines
        .map(|entry| {
            let day = day_of(entry.entry.at);
            let is_new_day = day != last_day;
            let speaks = entry.entry.event.message().map(speaker_of);
            let goes_on = !is_new_day && speaks.is_some() && speaks == speaker;
            last_day.clone_from(&day);
            speaker = speaks;
            EntryRow { entry: entry.clone(), day: is_new_day.then_some(day), goes_on }
        })
        .collect()
}

fn speaker_of(message: &ChatMessage) -> (String, Option<String>) {
    (message.sender_type.as_str().to_owned(), message.sender_name.clone())
}
