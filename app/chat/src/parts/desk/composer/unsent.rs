//! What was typed and not sent, kept in its writer's browser, chat by chat; and that somebody writes, told to the visitor.

use std::time::Duration;

use identity::Draft;
use leptos::prelude::*;
use realtime::{ClientFrame, tell};

use super::texts::Texts;
use crate::ChatSessionId;

/// How often the others are told that somebody is writing.
const TELL_AGAIN: Duration = Duration::from_secs(2);

/// What was typed and not sent comes back with its chat, a note as a note.
pub(super) fn keep_unsent(chat: ChatSessionId, texts: Texts) {
    let (reply, note) = (Draft::of(&format!("chat reply {chat}")), Draft::of(&format!("chat note {chat}")));
    Effect::new(move |is_back: Option<()>| {
        if is_back.is_none() {
            for (draft, is_note) in [(&reply, false), (&note, true)] {
                if let Some(words) = draft.words() {
                    texts.of_kind(is_note).set(words);
                }
            }
            // Whoever wrote a note only, goes on with it.
            let has_note_only =
                texts.body.read_untracked().is_empty() && !texts.other.read_untracked().is_empty();
            if has_note_only && !texts.is_note.get_untracked() {
                texts.turn_to(true);
            }
        }
        let (kept, waiting) = if texts.is_note.get() { (&note, &reply) } else { (&reply, &note) };
        kept.keep(&texts.body.read());
        waiting.keep(&texts.other.read());
    });
}

/// Lets the visitor know, now and then, that an answer is being written; a note is the desk's own affair.
pub(super) fn tell_while_typing(chat: ChatSessionId, texts: Texts) {
    let Texts { body, is_note, .. } = texts;
    let was_told = StoredValue::new(false);
    Effect::new(move || {
        if body.read().is_empty() || is_note.get_untracked() || was_told.get_value() {
            return;
        }
        was_told.set_value(true);
        tell(ClientFrame::Typing { topic: Some(chat.topic()) });
        set_timeout(
            move || {
                let _page_is_gone = was_told.try_set_value(false);
            },
            TELL_AGAIN,
        );
    });
}
