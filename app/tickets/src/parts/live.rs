//! Follows a conversation, or the queue, while a page shows it.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{Heard, QUEUE, use_topic};

use crate::{Conversation, Happened};

/// A busy desk changes many times a second; a list that reloaded as often could not be read.
const BREATH: Duration = Duration::from_millis(400);

/// Takes in what happens to the conversation from here on; `reload` is called where too much was missed.
pub(crate) fn follow(conversation: RwSignal<Conversation>, reload: impl Fn() + Send + Sync + 'static) {
    let (topic, seq) =
        conversation.with_untracked(|held| (format!("ticket:{}", held.ticket.id), held.ticket.seq));
    use_topic(topic, Some(seq), move |heard| match heard {
        Heard::Event(event) => match serde_json::from_value::<Happened>(event.event) {
            Ok(happened) => conversation.update(|held| held.take(happened)),
            // A newer server says something that this page does not know yet.
            Err(_) => reload(),
        },
        Heard::Reload => reload(),
    });
}

/// Calls `reload` soon after something in the queue changed, once for many changes.
pub(crate) fn follow_queue(reload: impl Fn() + Send + Sync + Clone + 'static) {
    let is_due = StoredValue::new(false);
    use_topic(QUEUE.to_owned(), None, move |_| {
        if is_due.try_get_value() != Some(false) {
            return;
        }
        is_due.set_value(true);
        let reload = reload.clone();
        set_timeout(
            move || {
                // The page may be gone by now, and with it what it stored.
                if is_due.try_set_value(false).is_none() {
                    reload();
                }
            },
            BREATH,
        );
    });
}
