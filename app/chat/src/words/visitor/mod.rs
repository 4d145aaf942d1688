//! What a visitor reads.

pub(super) mod ar;
pub(super) mod de;
pub(super) mod en;

use crate::{
    Event,
    browser::{LocalMoment, OpeningDay},
};
use base::isolated;

/// The sentences of one language.
pub struct VisitorWords {
    pub title: &'static str,
    pub loading: &'static str,
    pub close: &'static str,
    pub switched_off: &'static str,
    pub write_instead: &'static str,
    pub somebody_is_here: &'static str,
    /// At least and at most so many minutes.
    pub usually_within: fn((i64, i64)) -> String,
    pub nobody_is_free: &'static str,
    /// A day and a time.
    pub closed_until: fn(&str) -> String,
    pub closed: &'static str,
    pub opening: fn(&OpeningDay, &LocalMoment) -> String,
    pub earlier: &'static str,
    pub no_words: &'static str,
    pub goes_on: &'static str,
    pub is_over: &'static str,
    pub unread: fn(i64) -> String,
    pub your_name: &'static str,
    pub your_email: &'static str,
    pub email_hint: &'static str,
    pub email_hint_closed: &'static str,
    pub optional: &'static str,
    pub topic: &'static str,
    pub no_topic: &'static str,
    pub question: &'static str,
    pub start: &'static str,
    pub leave_message: &'static str,
    pub conversation: &'static str,
    pub you: &'static str,
    /// Whoever speaks and is no person.
    pub house: &'static str,
    pub show_earlier: &'static str,
    pub new_messages: &'static str,
    /// What happened, and what whoever did it is called; none for what the visitor need not read.
    pub happened: fn(&Event, Option<&str>) -> Option<String>,
    pub is_typing: fn(&str) -> String,
    pub agent_is_here: fn(&str) -> String,
    pub agent_has_it: fn(&str) -> String,
    /// The place, and at least and at most so many minutes.
    pub waits: fn(i64, Option<(i64, i64)>) -> String,
    pub waits_somewhere: &'static str,
    pub waits_for_nobody: &'static str,
    pub left_message: &'static str,
    pub ended: &'static str,
    pub became_ticket: fn(&str) -> String,
    pub leave_address: &'static str,
    pub leave_address_hint: &'static str,
    pub leave_it: &'static str,
    pub sending: &'static str,
    pub sent: &'static str,
    pub delivered: &'static str,
    pub read: &'static str,
    pub not_sent_yet: &'static str,
    pub send_again: &'static str,
    pub refused: &'static str,
    pub take_out: &'static str,
    pub files: fn(usize) -> String,
    pub your_message: &'static str,
    pub send: &'static str,
    pub keys: &'static str,
    pub line_is_down: &'static str,
    pub refresh: &'static str,
    pub answers: &'static str,
    pub your_choice: &'static str,
    pub open: &'static str,
    pub how_was_it: &'static str,
    /// From 1 to 5.
    pub scores: [&'static str; 5],
    pub in_your_words: &'static str,
    pub rate: &'static str,
    pub rated: fn(&str) -> String,
    pub end_chat: &'static str,
    pub end_chat_hint: &'static str,
    pub end_it: &'static str,
    pub new_chat: &'static str,
}

/// A time with its zone, where it may be another one than the reader's.
fn minute_of(at: &LocalMoment) -> String {
    if at.zone.is_empty() { at.minute.clone() } else { format!("{} {}", at.minute, at.zone) }
}

#[cfg(test)]
mod tests {
    use base::Locale;

    use super::*;
    use crate::words::words;

    #[test]
    fn a_wait_is_an_interval_in_every_language() {
        for locale in Locale::ALL {
            let words = words(locale).visitor;
            let said = (words.usually_within)((2, 5));
            assert!(said.contains('2') && said.contains('5'), "{said}");
            let said = (words.waits)(3, Some((4, 4)));
            assert!(said.contains('3') && said.matches('4').count() == 1, "{said}");
            assert_ne!((words.waits)(1, None), (words.waits)(2, None));
        }
    }

    #[test]
    fn what_the_desk_knows_of_a_visitor_is_not_said_to_them() {
        let event = Event::Introduced { name: Some("Dana".to_owned()), email: None };
        for locale in Locale::ALL {
            assert_eq!((words(locale).visitor.happened)(&event, None), None);
        }
    }
}
