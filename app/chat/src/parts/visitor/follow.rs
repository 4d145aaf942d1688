//! Follows a chat while its visitor's page shows it.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use realtime::{PresenceList, TopicUpdate, show_typing, use_topic};
use serde_json::Value;

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::{ChatEntry, Event, QueuePlace, SequencedEntry, actions::load_chat};

/// How often a visitor who waits hears anew where they stand, also where no news of it got through.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// What is known of the desk's side beside what it says.
#[derive(Clone, Copy)]
pub(super) struct DeskSigns {
    /// Who is writing.
    pub typing: RwSignal<Option<String>>,
    /// Who of the desk looks at it.
    pub present: Memo<Vec<String>>,
}

/// Takes in what happens in the chat from here on.
pub(super) fn follow(chat: RwSignal<HeldChat>, state: VisitState) -> DeskSigns {
    let typing = RwSignal::new(None);
    let (topic, seq) = chat.with_untracked(|chat| (chat.0.session_id.topic(), chat.0.seq));
    let presence = PresenceList::of(topic.clone(), None);
    let reload = move || load_again(chat, state);
    use_topic(topic, Some(seq), move |heard| match heard {
        TopicUpdate::Event(event) => match serde_json::from_value::<ChatEntry>(event.event) {
            Ok(entry) => {
                let is_moved = matches!(entry.event, Event::Transferred { .. } | Event::Returned {});
                typing.set(None);
                chat.update(|chat| {
                    chat.hear(SequencedEntry { seq: event.seq, entry });
                });
                if is_moved {
                    reload();
                }
            }
            // A newer server says something that this page does not know yet.
            Err(_) => reload(),
        },
        TopicUpdate::Typing(who) if who.is_staff => show_typing(typing, who.name),
        TopicUpdate::Presence(who, is_here) if who.is_staff => presence.hear(who, is_here),
        TopicUpdate::Read(who, seq) => chat.update(|chat| {
            let read = if who.is_staff { &mut chat.0.agent_read_seq } else { &mut chat.0.visitor_read_seq };
            *read = (*read).max(seq);
        }),
        TopicUpdate::Queue(position, place) => {
            if let Some(place) = place_of(position, place) {
                chat.update(|chat| chat.take_queue(place));
            }
        }
        TopicUpdate::Reload => reload(),
        TopicUpdate::Typing(_) | TopicUpdate::Presence(..) | TopicUpdate::Refused(..) => {}
    });
    presence.say_here();
    look_again(chat, reload);
    DeskSigns { typing, present: presence.names() }
}

fn place_of(position: i64, mut place: Value) -> Option<QueuePlace> {
    place.as_object_mut()?.insert("position".to_owned(), position.into());
    serde_json::from_value(place).ok()
}

fn load_again(chat: RwSignal<HeldChat>, state: VisitState) {
    let Some(id) = chat.try_with_untracked(|chat| chat.0.session_id) else { return };
    let token = state.token.get_untracked();
    spawn_local(async move {
        // What could not be loaded is tried again by the line, or by whoever waits.
        if let Ok(loaded) = load_chat(id, token, None).await {
            let _page_is_gone = chat.try_update(|chat| chat.take(loaded));
        }
    });
}

/// Looks again and again as long as the chat waits.
fn look_again(chat: RwSignal<HeldChat>, reload: impl Fn() + Copy + 'static) {
    let waits = Memo::new(move |_| chat.read().0.queue.is_some());
    Effect::new(move || {
        if waits.get() {
            let again = set_interval_with_handle(reload, LOOK_AGAIN);
            on_cleanup(move || {
                if let Ok(again) = again {
                    again.clear();
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_in_the_queue_is_put_together_again() {
        let place = place_of(2, json!({"wait": {"from_seconds": 60, "to_seconds": 240}, "has_agents": true}));
        assert_eq!(place.map(|place| (place.position, place.has_agents)), Some((2, true)));
        assert_eq!(place_of(2, json!(null)), None);
    }
}
