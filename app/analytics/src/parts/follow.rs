//! Keeps the dashboard as the desk is: what happens to tickets is heard, the rest is asked for while somebody looks.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{QUEUE, TopicUpdate, use_topic};

/// A busy desk changes many times a second; numbers that changed as often could not be read.
const BREATH: Duration = Duration::from_secs(1);
/// So often the numbers are counted again although nothing was heard: chats come, and waiting grows older.
const ROUND: Duration = Duration::from_secs(15);

/// Calls `reload` soon after something happened, and every so often while the page is looked at.
pub(crate) fn follow_desk(reload: impl Fn() + Send + Sync + Clone + 'static) {
    let is_due = StoredValue::new(false);
    let later = reload.clone();
    use_topic(QUEUE.to_owned(), None, move |heard| {
        let is_news = matches!(heard, TopicUpdate::Event(_) | TopicUpdate::Reload);
        if !is_news || is_due.try_get_value() != Some(false) {
            return;
        }
        is_due.set_value(true);
        let later = later.clone();
        set_timeout(
            move || {
                // The page may be gone by now, and with it what it stored.
                if is_due.try_set_value(false).is_none() {
                    later();
                }
            },
            BREATH,
        );
    });
    Effect::new(move || {
        let reload = reload.clone();
        let round = set_interval_with_handle(
            move || {
                if !document().hidden() {
                    reload();
                }
            },
            ROUND,
        );
        on_cleanup(move || {
            if let Ok(round) = round {
                round.clear();
            }
        });
    });
}
