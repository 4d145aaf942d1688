//! That somebody writes, told to the others.

use std::time::Duration;

use leptos::prelude::*;

use super::texts::Texts;
use crate::{Conversation, parts::say_typing};

/// How often the others are told that somebody is writing.
const TELL_AGAIN: Duration = Duration::from_secs(2);

/// Lets the others know, now and then, that an answer is being written; a note is the desk's own affair.
pub(super) fn tell_while_typing(conversation: RwSignal<Conversation>, texts: Texts) {
    let Texts { body, is_note, .. } = texts;
    let was_told = StoredValue::new(false);
    Effect::new(move || {
        if body.read().is_empty() || is_note.get_untracked() || was_told.get_value() {
            return;
        }
        was_told.set_value(true);
        say_typing(conversation.read_untracked().ticket.id.topic());
        set_timeout(
            move || {
                let _page_is_gone = was_told.try_set_value(false);
            },
            TELL_AGAIN,
        );
    });
}
