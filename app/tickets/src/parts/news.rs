//! What was just said, brought before whoever looks.

use leptos::prelude::*;
use ui::{bring_into_view, locale, scroll_to_end, scroll_to_start, toast};

use crate::{Conversation, MessageId, SenderType, words::words};

/// An answer that stands this far below what the window shows, in pixels, is told of and not scrolled to.
const FAR_BELOW: f64 = 600.0;

/// Brings a message into view, above the box in which the next is written.
pub(crate) fn show_message(id: MessageId) {
    if let Some(message) = document().get_element_by_id(&element_id(id)) {
        bring_into_view(&message);
    }
}

/// The id of what ends a customer's conversation, below the box in which the next message is written. An address may lead
/// to it, without script too.
pub(crate) const NEWEST: &str = "newest";

/// Opens a conversation at its newest message, with the box for the next one below it; not where its reader has scrolled
/// already.
pub(crate) fn open_at_newest(conversation: RwSignal<Conversation>) {
    Effect::new(move |was_opened: Option<()>| {
        if was_opened.is_some() {
            return;
        }
        let newest = conversation.with_untracked(|held| held.newest().map(|message| message.id));
        request_animation_frame(move || {
            let has_scrolled = window().scroll_y().is_ok_and(|scrolled| scrolled > 0.0);
            let Some(end) = document().get_element_by_id(NEWEST).filter(|_| !has_scrolled) else { return };
            scroll_to_end(&end);
            // One that is longer than the window is read from its beginning.
            let newest = newest.and_then(|id| document().get_element_by_id(&element_id(id)));
            if let Some(newest) = newest.filter(|newest| newest.get_bounding_client_rect().top() < 0.0) {
                scroll_to_start(&newest);
            }
        });
    });
}

/// Brings the desk's next answer before its customer, unless they read further up: they are told of it.
pub(crate) fn show_news(conversation: RwSignal<Conversation>) {
    let words = words(locale());
    Effect::new(move |seen: Option<Option<MessageId>>| {
        let held = conversation.read();
        let newest = held.newest();
        let id = newest.map(|message| message.id);
        if let Some(message) = newest
            && seen.is_some_and(|seen| seen != id)
            && message.sender_type != SenderType::Customer
        {
            let (message, name) = (message.id, message.sender.as_ref().map(|sender| sender.name.clone()));
            request_animation_frame(move || {
                let Some(shown) = document().get_element_by_id(&element_id(message)) else { return };
                if shown.get_bounding_client_rect().top() - height() > FAR_BELOW {
                    toast(&(words.answered)(name));
                } else {
                    bring_into_view(&shown);
                }
            });
        }
        id
    });
}

/// The id of its element.
fn element_id(id: MessageId) -> String {
    format!("message-{id}")
}

/// The height of what the window shows.
fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
