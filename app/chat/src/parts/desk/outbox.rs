//! Optimistic sending at the desk: what is said is shown at once, kept in its writer's browser until the server has it, and
//! sent one after the other, so that the order stays; again under the same `client_id` after a broken line, so that it is
//! said once.

use std::time::Duration;

use base::{Fault, uuid::Uuid};
use identity::Draft;
use leptos::{prelude::*, task::spawn_local};
use realtime::is_line_open;

use crate::{
    ChatSessionId, DeskConversation, NewChatMessage, actions::say_in_chat, browser::new_client_id,
    parts::fault_kind::is_passing,
};

/// What could not be sent is tried again after this, whatever the line says.
const AGAIN: Duration = Duration::from_secs(8);

/// A message that the conversation does not show yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sending {
    /// What its device calls it.
    pub client_id: Uuid,
    /// What is said.
    pub draft: NewChatMessage,
    /// How it fares.
    pub state: SendingState,
}

/// How a message fares.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SendingState {
    /// It is on its way, or next, or waits for the line.
    OnItsWay,
    /// The server has it; the conversation hears of it in a moment.
    Said,
    /// It was not taken, and why.
    Failed(Fault),
}

/// The messages of a chat that are on their way.
#[derive(Clone, Copy)]
pub(crate) struct Outbox {
    chat: ChatSessionId,
    all: RwSignal<Vec<Sending>>,
    is_busy: StoredValue<bool>,
}

impl Outbox {
    /// Of a chat: what was on its way when its page ended goes again.
    pub fn of(chat: ChatSessionId, conversation: RwSignal<DeskConversation>) -> Self {
        let outbox = Self { chat, all: RwSignal::new(Vec::new()), is_busy: StoredValue::new(false) };
        Effect::new(move |was_read: Option<()>| {
            if was_read.is_none() {
                for (_, kept) in Draft::all_of(&kept_as(chat)) {
                    let draft =
                        kept.words().and_then(|words| serde_json::from_str::<NewChatMessage>(&words).ok());
                    match draft.filter(|draft| draft.session_id == chat) {
                        Some(draft) => outbox.send(draft),
                        None => kept.clear(),
                    }
                }
            }
            let held = conversation.read();
            if outbox.all.read_untracked().iter().any(|sending| held.holds(sending.client_id)) {
                outbox.all.update(|all| all.retain(|sending| !held.holds(sending.client_id)));
            }
        });
        Effect::new(move || {
            if is_line_open() {
                outbox.pump();
            }
        });
        outbox
    }

    /// Sends a message.
    pub fn send(self, mut draft: NewChatMessage) {
        // Every browser that runs this has random bytes.
        let client_id = *draft.client_id.get_or_insert_with(|| new_client_id().unwrap_or_default());
        if let Ok(words) = serde_json::to_string(&draft) {
            self.kept(client_id).keep(&words);
        }
        let _page_is_gone = self.all.try_update(|all| {
            all.retain(|other| other.client_id != client_id);
            all.push(Sending { client_id, draft: draft.clone(), state: SendingState::OnItsWay });
        });
        self.pump();
    }

    /// Sends the first that is not said yet; who comes later does not overtake.
    fn pump(self) {
        let next = self.all.try_with_untracked(|all| {
            all.iter().find(|sending| sending.state == SendingState::OnItsWay).cloned()
        });
        let Some(Sending { client_id, draft, .. }) =
            next.flatten().filter(|_| self.is_busy.try_get_value() == Some(false))
        else {
            return;
        };
        self.is_busy.set_value(true);
        let kept = self.kept(client_id);
        spawn_local(async move {
            let outcome = say_in_chat(draft, None).await;
            if outcome.is_ok() {
                kept.clear();
            }
            if self.is_busy.try_set_value(false).is_some() {
                // The page is gone; what is not said waits in the browser.
                return;
            }
            let state = match outcome {
                Ok(_) => SendingState::Said,
                Err(fault) if is_passing(&fault) => {
                    set_timeout(move || self.pump(), AGAIN);
                    return;
                }
                Err(fault) => SendingState::Failed(fault),
            };
            let _page_is_gone = self.all.try_update(|all| {
                if let Some(sending) = all.iter_mut().find(|sending| sending.client_id == client_id) {
                    sending.state = state;
                }
            });
            self.pump();
        });
    }

    /// Sends what failed again.
    pub fn again(self, client_id: Uuid) {
        let failed = self.all.read_untracked().iter().find(|held| held.client_id == client_id).cloned();
        if let Some(failed) = failed {
            self.send(failed.draft);
        }
    }

    /// Forgets what failed.
    pub fn discard(self, client_id: Uuid) {
        self.kept(client_id).clear();
        self.all.update(|all| all.retain(|held| held.client_id != client_id));
    }

    /// What the conversation does not show yet.
    pub fn all(self) -> Vec<Sending> {
        self.all.get()
    }

    /// Follows it.
    pub fn track(self) {
        self.all.track();
    }

    fn kept(self, client_id: Uuid) -> Draft {
        Draft::of(&format!("{}{client_id}", kept_as(self.chat)))
    }
}

/// The name under which the messages of a chat are kept while they are on their way; each one's id follows.
fn kept_as(chat: ChatSessionId) -> String {
    format!("chat sending {chat} ")
}
