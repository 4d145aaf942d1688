//! Keeps the dashboard as the desk is: what happens to tickets and chats is heard, and while somebody looks it is asked for.

use std::time::Duration;

use chat::{CHATS, ChatEntry, Event};
use leptos::prelude::*;
use realtime::{QUEUE, TopicUpdate, use_topic};

/// A busy desk changes many times a second; numbers that changed as often could not be read.
const BREATH: Duration = Duration::from_secs(1);
/// So often the numbers are counted again although nothing was heard: waiting grows older.
const ROUND: Duration = Duration::from_secs(15);

/// Calls `reload` soon after something happened, and every so often while the page is looked at.
pub(crate) fn follow_desk(reload: impl Fn() + Send + Sync + Clone + 'static) {
    let is_due = StoredValue::new(false);
    let later = reload.clone();
    let soon = move || {
        if is_due.try_get_value() != Some(false) {
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
    };
    let of_tickets = soon.clone();
    use_topic(QUEUE.to_owned(), None, move |heard| {
        if matches!(heard, TopicUpdate::Event(_) | TopicUpdate::Reload) {
            of_tickets();
        }
    });
    use_topic(CHATS.to_owned(), None, move |heard| {
        let is_counted = match heard {
            TopicUpdate::Event(heard) => is_counted(heard.event),
            TopicUpdate::Reload => true,
            _ => false,
        };
        if is_counted {
            soon();
        }
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

/// Whether what happened in a chat changes a number here: what is said in one does not. A newer server may say something that
/// this page does not know yet.
fn is_counted(event: serde_json::Value) -> bool {
    let event = serde_json::from_value::<ChatEntry>(event).map(|entry| entry.event);
    !matches!(
        event,
        Ok(Event::Said { .. }
            | Event::Noted { .. }
            | Event::Introduced { .. }
            | Event::PageViewed { .. }
            | Event::Rated { .. })
    )
}

#[cfg(test)]
mod tests {
    use chat::EndReason;

    use super::*;

    #[test]
    fn a_chat_that_comes_or_goes_is_counted_and_one_that_is_rated_is_not() {
        let told = |event| {
            let at = "2026-11-30T10:00:00Z".parse().unwrap();
            serde_json::to_value(ChatEntry { event, by: None, at }).unwrap()
        };
        for event in [
            Event::Started { is_left_message: false },
            Event::Returned {},
            Event::Ended { reason: EndReason::Visitor },
        ] {
            assert!(is_counted(told(event.clone())), "{event:?}");
        }
        for event in [
            Event::Rated { score: 5, comment: None },
            Event::PageViewed { url: String::new(), title: String::new() },
        ] {
            assert!(!is_counted(told(event.clone())), "{event:?}");
        }
        assert!(is_counted(serde_json::json!({"type": "a word of a newer server"})));
    }
}
