//! Follows a conversation, or the queue, while a page shows it.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{ClientFrame, PresenceList, QUEUE, TopicUpdate, show_typing, tell, use_topic};

use crate::{Conversation, Event, TimelineEntry};

/// A busy desk changes many times a second; a list that reloaded as often could not be read.
const BREATH: Duration = Duration::from_millis(400);

/// Takes in what happens to the conversation from here on, and who of the desk looks at it where `company` is asked for;
/// `reload` is called where too much was missed. Answers who is writing.
pub(crate) fn follow(
    conversation: RwSignal<Conversation>,
    reload: impl Fn() + Send + Sync + 'static,
    company: Option<PresenceList>,
) -> ReadSignal<Option<String>> {
    let typing = RwSignal::new(None);
    let (topic, seq) = conversation.with_untracked(|held| (held.ticket.id.topic(), held.ticket.seq));
    use_topic(topic, Some(seq), move |heard| match heard {
        TopicUpdate::Event(event) => match serde_json::from_value::<TimelineEntry>(event.event) {
            Ok(TimelineEntry { event: Event::Removed {}, .. }) => reload(),
            Ok(entry) => {
                typing.set(None);
                conversation.update(|held| held.hear(entry, event.seq));
            }
            // A newer server says something that this page does not know yet.
            Err(_) => reload(),
        },
        TopicUpdate::Typing(who) => show_typing(typing, who.name),
        TopicUpdate::Presence(who, is_here) => {
            if let Some(company) = company.filter(|_| who.is_staff) {
                company.hear(who, is_here);
            }
        }
        TopicUpdate::Reload => reload(),
        TopicUpdate::Read(..) | TopicUpdate::Queue(..) | TopicUpdate::Refused(..) => {}
    });
    if let Some(company) = company {
        company.say_here();
    }
    typing.read_only()
}

/// Says to the others in the conversation that the viewer is writing.
pub(crate) fn say_typing(topic: String) {
    tell(ClientFrame::Typing { topic: Some(topic) });
}

/// Calls `reload` soon after something in the queue changed, once for many changes.
pub(crate) fn follow_queue(reload: impl Fn() + Send + Sync + Clone + 'static) {
    let is_due = StoredValue::new(false);
    use_topic(QUEUE.to_owned(), None, move |heard| {
        let is_news = matches!(heard, TopicUpdate::Event(_) | TopicUpdate::Reload);
        if !is_news || is_due.try_get_value() != Some(false) {
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
