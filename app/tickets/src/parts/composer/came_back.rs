//! Replies that are back in the box and may have arrived all the same.

use base::Fault;
use files::parts::Uploads;
use identity::{Draft, viewer};
use leptos::prelude::*;

use super::texts::{Texts, without};
use crate::{
    Conversation, Message,
    parts::undo_send::{self, Returned, UndoSend},
};

/// A reply that is back in the box and may have arrived all the same. Its draft stays until it is said or edited.
#[derive(Clone)]
pub(super) struct CameBack {
    pub key: String,
    pub words: String,
    pub draft: Draft,
    /// Whether the same words were said before: then nothing that is heard tells that these arrived.
    pub is_repeated: bool,
}

/// What becomes of a reply that was held: it is in the conversation, or back in the box.
pub(super) fn take_what_was_held(
    undo_send: UndoSend,
    conversation: RwSignal<Conversation>,
    texts: Texts,
    uploads: Uploads,
    came_back: StoredValue<Vec<CameBack>>,
    refused: RwSignal<Option<Fault>>,
    take: impl Fn(Message) + 'static,
) {
    let here = conversation.with_untracked(|held| (held.ticket.id, held.ticket.number.clone()));
    let number = here.1.clone();
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    // What arrived before this box was there is in its conversation, and what came back is in its draft, but for its files.
    undo_send.acknowledged.set(Vec::new());
    for Returned { said, .. } in undo_send.take_returned(&number) {
        if !conversation.read_untracked().was_said(writer, false, &said.body) {
            uploads.put_back(said.attachment_ids.as_deref());
        }
    }
    Effect::new(move || {
        let is_here = |message: &Message| message.ticket_id == here.0;
        if undo_send.acknowledged.read().iter().any(is_here) {
            for message in
                undo_send.acknowledged.try_update(std::mem::take).into_iter().flatten().filter(is_here)
            {
                take(message);
            }
        }
    });
    Effect::new(move || {
        let is_here = |returned: &Returned| returned.said.number == number;
        if !undo_send.returned.read().iter().any(is_here) {
            return;
        }
        for Returned { said, fault } in undo_send.take_returned(&number) {
            let draft = undo_send::draft(&said);
            uploads.put_back(said.attachment_ids.as_deref());
            let key = said.idempotency_key.unwrap_or_default();
            let was_refused = fault.is_some();
            let is_repeated = conversation.read_untracked().was_said(writer, false, &said.body);
            came_back.update_value(|all| {
                all.retain(|other| other.key != key);
                all.push(CameBack { key, words: said.body.clone(), draft: draft.clone(), is_repeated });
            });
            texts.put_back(&said.body);
            // What was refused may have arrived all the same, and keeps its key with a page that comes again.
            if !was_refused {
                draft.clear();
            }
            refused.set(fault);
        }
        focus_box();
    });
}

/// Whoever took a reply back goes on writing it.
fn focus_box() {
    request_animation_frame(|| ui::focus(".composer textarea"));
}

/// Takes a reply out of the box again that arrived all the same, and forgets what its writer threw away. After what came back
/// was put in.
pub(super) fn take_out_what_arrived(
    conversation: RwSignal<Conversation>,
    texts: Texts,
    came_back: StoredValue<Vec<CameBack>>,
    undo_send: Option<UndoSend>,
) {
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    let Texts { body, other, .. } = texts;
    let number = conversation.read_untracked().ticket.number.clone();
    Effect::new(move || {
        conversation.track();
        body.track();
        other.track();
        let is_waiting = |key: &str| undo_send.is_some_and(|held| held.is_unacknowledged(&number, key));
        for back in came_back.get_value() {
            let was_said =
                !back.is_repeated && conversation.read_untracked().was_said(writer, false, &back.words);
            if was_said {
                texts.take_out(&back.words);
            }
            // It may have gone along to the other tab.
            let is_there =
                [body, other].iter().any(|text| without(&text.read_untracked(), &back.words).is_some());
            if was_said || !is_there {
                came_back.update_value(|all| all.retain(|other| other.key != back.key));
                // What was sent again is on its way under this very draft.
                if was_said || !is_waiting(&back.key) {
                    back.draft.clear();
                }
            }
        }
    });
}
