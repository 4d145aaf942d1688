//! What was typed and not sent, kept in its writer's browser.

use identity::{Draft, viewer};
use leptos::prelude::*;

use super::{
    came_back::CameBack,
    texts::{Texts, without},
};
use crate::{
    Conversation,
    parts::undo_send::{self, UndoSend},
};

/// What was typed and not sent comes back with its conversation, a note as a note.
pub(super) fn keep_unsent(
    conversation: RwSignal<Conversation>,
    texts: Texts,
    came_back: StoredValue<Vec<CameBack>>,
    with_notes: bool,
    undo_send: Option<UndoSend>,
) {
    let number = conversation.read_untracked().ticket.number.clone();
    let (reply, note) = (Draft::of(&format!("reply {number}")), Draft::of(&format!("note {number}")));
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    // What was sent in the moment that its writer left came through, and is not to be said again.
    let unsent = move |draft: &Draft, is_internal| {
        let was_said = |words: &String| conversation.read_untracked().was_said(writer, is_internal, words);
        draft.words().filter(|words| !was_said(words))
    };
    let Texts { body, other, is_note } = texts;
    Effect::new(move |is_back: Option<()>| {
        if is_back.is_none() {
            if let Some(words) = unsent(&reply, false) {
                body.set(words);
            }
            // A reply that was on its way when its page ended, and has not arrived.
            if let Some(undo_send) = undo_send {
                for (key, sending) in Draft::all_of(&undo_send::drafts_of(&number)) {
                    if undo_send.is_unacknowledged(&number, &key) {
                        continue;
                    }
                    let Some(words) = unsent(&sending, false) else {
                        sending.clear();
                        continue;
                    };
                    // It is in the box already where it came back before.
                    if without(&body.read_untracked(), &words).is_none() {
                        texts.put_back(&words);
                    }
                    came_back.update_value(|all| {
                        all.push(CameBack { key, words, draft: sending, is_repeated: false })
                    });
                }
            }
            // Where nobody can write a note, a note would become a reply.
            if let Some(words) = with_notes.then(|| unsent(&note, true)).flatten() {
                other.set(body.get_untracked());
                body.set(words);
                is_note.set(true);
            }
        }
        let (kept, waiting) = if is_note.get() { (&note, &reply) } else { (&reply, &note) };
        kept.keep(&body.read());
        if with_notes {
            waiting.keep(&other.read());
        }
    });
}
