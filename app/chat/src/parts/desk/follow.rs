//! Hears what happens while a page of the desk is open: in all chats, and in the one that is shown.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{ClientFrame, PresenceList, TopicUpdate, show_typing, tell, use_topic};

use super::{alerts::Alerts, live_desk::LiveDesk};
use crate::{CHATS, ChatEntry, ChatSessionId, DeskConversation, Event, words::words};
use identity::{SenderType, viewer};
use ui::locale;

/// A busy desk changes many times a second; a list that reloaded as often could not be read.
const BREATH: Duration = Duration::from_millis(400);

/// A visitor whose browser was silent this long is not there.
const GONE: Duration = Duration::from_secs(35);

/// Hears of every chat: lines follow, `reload` is called where a list is another one now, and what is news is told. The
/// server knows by it that somebody is there to chat.
pub(crate) fn follow_chats(
    live: LiveDesk,
    alerts: Alerts,
    reload: impl Fn() + Send + Sync + Clone + 'static,
) {
    let is_due = StoredValue::new(false);
    let later = move || {
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
    };
    use_topic(CHATS.to_owned(), None, move |heard| match heard {
        TopicUpdate::Event(heard) => {
            let Some(id) = heard.source.as_deref().and_then(chat_of) else { return };
            let entry = serde_json::from_value::<ChatEntry>(heard.event).ok();
            match entry.map(|entry| entry.event) {
                Some(Event::Said { message }) => {
                    live.refresh(id);
                    let is_visitor = message.sender_type == SenderType::Customer;
                    if is_visitor && live.is_mine(id) && !(live.is_open(id) && is_looked_at()) {
                        alerts.tell_said(&message);
                    }
                }
                Some(Event::Noted { .. } | Event::PageViewed { .. } | Event::Rated { .. }) => {
                    live.refresh(id)
                }
                // A newer server may say something that this page does not know yet.
                _ => {
                    live.refresh(id);
                    later();
                }
            }
        }
        TopicUpdate::Reload => later(),
        _ => {}
    });
    let reader = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    PresenceList::of(CHATS.to_owned(), reader).say_here();
}

/// Who is in a chat at this moment.
#[derive(Clone, Copy)]
pub(crate) struct Company {
    /// What whoever writes is called.
    pub typing: RwSignal<Option<String>>,
    /// Whether the visitor's browser is there.
    pub visitor_is_here: RwSignal<bool>,
    /// Who else of the desk looks at it.
    pub colleagues: PresenceList,
}

/// Takes in what happens to the chat from here on; `reload` is called where too much was missed.
pub(crate) fn follow_chat(
    conversation: RwSignal<DeskConversation>,
    live: LiveDesk,
    reload: impl Fn() + Send + Sync + 'static,
) -> Company {
    let words = &words(locale()).desk;
    let (id, seq, is_here) =
        conversation.with_untracked(|held| (held.chat.id, held.seq, held.chat.visitor.is_here));
    let reader = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    let typing = RwSignal::new(None::<String>);
    let visitor_is_here = RwSignal::new(is_here);
    let colleagues = PresenceList::of(id.topic(), reader);
    let last_seen = StoredValue::new(0_u32);
    // Whoever is silent for a while is gone: a machine that lost its power says no farewell.
    let note_here = move |is_here: bool| {
        let _page_is_gone = visitor_is_here.try_set(is_here);
        let seen = last_seen.try_update_value(|seen| {
            *seen = seen.wrapping_add(1);
            *seen
        });
        set_timeout(
            move || {
                if seen.is_some() && last_seen.try_get_value() == seen {
                    let _page_is_gone = visitor_is_here.try_set(false);
                }
            },
            GONE,
        );
    };
    Effect::new(move || note_here(is_here));
    use_topic(id.topic(), Some(seq), move |heard| match heard {
        TopicUpdate::Event(heard) => match serde_json::from_value::<ChatEntry>(heard.event) {
            Ok(entry) => {
                typing.set(None);
                if entry.event.message().is_none() {
                    live.refresh(id);
                }
                conversation.update(|held| held.hear(entry, heard.seq));
            }
            // A newer server says something that this page does not know yet.
            Err(_) => reload(),
        },
        TopicUpdate::Typing(who) => {
            let name = if who.name.is_empty() { words.visitor.to_owned() } else { who.name };
            show_typing(typing, name);
        }
        TopicUpdate::Presence(who, is_here) if who.is_staff => colleagues.hear(who, is_here),
        TopicUpdate::Presence(_, is_here) => note_here(is_here),
        TopicUpdate::Read(who, seq) if !who.is_staff => {
            conversation.update(|held| held.visitor_read_seq = held.visitor_read_seq.max(seq));
        }
        TopicUpdate::Reload => reload(),
        TopicUpdate::Read(..) | TopicUpdate::Queue(..) | TopicUpdate::Refused(..) => {}
    });
    colleagues.say_here();
    Company { typing, visitor_is_here, colleagues }
}

/// What the chat shows is read while its page is looked at; its agent's reading is told to the visitor.
pub(crate) fn mark_read(conversation: RwSignal<DeskConversation>, live: LiveDesk) {
    let came_back = RwSignal::new(0_u32);
    Effect::new(move || {
        let back = window_event_listener_untyped("focus", move |_| came_back.update(|times| *times += 1));
        on_cleanup(move || back.remove());
    });
    Effect::new(move |told: Option<i64>| {
        came_back.track();
        let (id, seq, is_held) = conversation.with(|held| (held.chat.id, held.seq, live.holds(&held.chat)));
        let told = told.unwrap_or_default();
        if document().hidden() || seq <= told {
            return told;
        }
        live.read(id, seq);
        // Whoever only watches has read nothing for the visitor, and is asked again once the chat is theirs.
        if !is_held {
            return told;
        }
        tell(ClientFrame::Read { topic: Some(id.topic()), seq });
        seq
    });
}

/// Whether somebody has the page before them.
pub(crate) fn is_looked_at() -> bool {
    !document().hidden() && document().has_focus().unwrap_or_default()
}

fn chat_of(topic: &str) -> Option<ChatSessionId> {
    topic.strip_prefix("chat:")?.parse().ok()
}
