//! Optimistic sending: what a visitor writes stands there at once, and is kept in their browser until the server has it. It
//! goes out one after the other, so that the order stays, and again under the same id after a broken line, so that it is
//! said once.

use std::time::Duration;

use base::uuid::Uuid;
use leptos::{prelude::*, task::spawn_local};
use realtime::is_line_open;

use super::held_chat::HeldChat;
use crate::{
    NewChatMessage, Payload,
    actions::say_in_chat,
    browser::{forget, keep, kept, new_client_id, unsent_of},
    parts::fault_kind::is_passing,
};

/// What could not be sent is tried again after this, whatever the line says.
const AGAIN: Duration = Duration::from_secs(8);

/// How a message fares that was written here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum SendState {
    /// It is on its way, or next.
    Sending,
    /// The server has it; it is about to be heard.
    Sent,
    /// The line is down: it waits.
    Waiting,
    /// It was refused, and why.
    Refused(String),
}

/// A message that was written here and was not heard yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OutgoingMessage {
    pub draft: NewChatMessage,
    pub state: SendState,
}

impl OutgoingMessage {
    /// Its key among the others.
    pub fn id(&self) -> Uuid {
        self.draft.client_id.unwrap_or_default()
    }
}

/// The messages of a chat that are on their way.
#[derive(Clone, Copy)]
pub(super) struct SendQueue {
    chat: RwSignal<HeldChat>,
    token: RwSignal<Option<String>>,
    all: RwSignal<Vec<OutgoingMessage>>,
    is_busy: StoredValue<bool>,
}

impl SendQueue {
    /// Of a chat. What its visitor left unsent goes out with the page.
    pub fn of(chat: RwSignal<HeldChat>, token: RwSignal<Option<String>>) -> Self {
        let send_queue =
            Self { chat, token, all: RwSignal::new(Vec::new()), is_busy: StoredValue::new(false) };
        Effect::new(move || {
            send_queue.all.set(send_queue.left());
            send_queue.pump();
        });
        // What is heard is not on its way any more.
        Effect::new(move || {
            chat.track();
            let has_arrived = |message: &OutgoingMessage| chat.read_untracked().has(message.id());
            if send_queue.all.with_untracked(|all| all.iter().any(has_arrived)) {
                send_queue.all.update(|all| all.retain(|message| !has_arrived(message)));
                send_queue.keep();
            }
        });
        Effect::new(move || {
            if is_line_open() {
                send_queue.try_again();
            }
        });
        send_queue
    }

    /// All of them, oldest first.
    pub fn all(self) -> Vec<OutgoingMessage> {
        self.all.get()
    }

    /// Whether one of them answers a question.
    pub fn answer_to(self, is_answer: impl Fn(&Payload) -> bool) -> Option<Payload> {
        let all = self.all.read();
        let mut payloads = all.iter().filter(|message| !matches!(message.state, SendState::Refused(_)));
        payloads.find_map(|message| message.draft.payload.clone().filter(|payload| is_answer(payload)))
    }

    /// Sends a message.
    pub fn send(self, draft: NewChatMessage) {
        let draft = NewChatMessage { client_id: new_client_id(), ..draft };
        self.all.update(|all| all.push(OutgoingMessage { draft, state: SendState::Sending }));
        self.keep();
        self.pump();
    }

    /// Sends again whatever waits for the line.
    pub fn try_again(self) {
        let waits = |message: &OutgoingMessage| message.state == SendState::Waiting;
        if self.all.try_with_untracked(|all| all.iter().any(waits)) != Some(true) {
            return;
        }
        self.all.update(|all| {
            for message in all.iter_mut().filter(|message| waits(message)) {
                message.state = SendState::Sending;
            }
        });
        self.pump();
    }

    /// Takes out one that was refused.
    pub fn drop_refused(self, id: Uuid) {
        self.all.update(|all| all.retain(|message| message.id() != id));
        self.keep();
    }

    fn pump(self) {
        let next = self.all.try_with_untracked(|all| {
            all.iter()
                .find(|message| message.state == SendState::Sending)
                .map(|message| message.draft.clone())
        });
        let Some(draft) = next.flatten().filter(|_| self.is_busy.try_get_value() == Some(false)) else {
            return;
        };
        self.is_busy.set_value(true);
        let (id, token) = (draft.client_id.unwrap_or_default(), self.token.get_untracked());
        spawn_local(async move {
            let said = say_in_chat(draft, token).await;
            if self.is_busy.try_set_value(false).is_some() {
                // The page is gone; what is not acknowledged waits in the browser.
                return;
            }
            match said {
                Ok(_) => self.set_state(id, SendState::Sent),
                Err(fault) if is_passing(&fault) => return self.wait(),
                Err(fault) => {
                    let why = fault.of_field("body").unwrap_or(&fault.error).to_owned();
                    self.set_state(id, SendState::Refused(why));
                }
            }
            self.keep();
            self.pump();
        });
    }

    /// All of them wait: who comes later does not overtake.
    fn wait(self) {
        let _page_is_gone = self.all.try_update(|all| {
            for message in all.iter_mut().filter(|message| message.state == SendState::Sending) {
                message.state = SendState::Waiting;
            }
        });
        set_timeout(move || self.try_again(), AGAIN);
    }

    fn set_state(self, id: Uuid, state: SendState) {
        let _page_is_gone = self.all.try_update(|all| {
            if let Some(message) = all.iter_mut().find(|message| message.id() == id) {
                message.state = state;
            }
        });
    }

    /// What waits in the browser from before.
    fn left(self) -> Vec<OutgoingMessage> {
        let place = unsent_of(self.chat.read_untracked().0.session_id);
        let drafts = kept(&place).and_then(|text| serde_json::from_str::<Vec<NewChatMessage>>(&text).ok());
        let chat = self.chat.read_untracked();
        let left = drafts.unwrap_or_default().into_iter();
        left.filter(|draft| !draft.client_id.is_some_and(|id| chat.has(id)))
            .map(|draft| OutgoingMessage { draft, state: SendState::Sending })
            .collect()
    }

    fn keep(self) {
        let Some(place) = self.chat.try_with_untracked(|chat| unsent_of(chat.0.session_id)) else { return };
        let is_owed = |message: &&OutgoingMessage| message.state != SendState::Sent;
        let owed = self.all.try_with_untracked(|all| {
            all.iter().filter(is_owed).map(|message| message.draft.clone()).collect::<Vec<_>>()
        });
        match owed.filter(|owed| !owed.is_empty()) {
            Some(owed) => {
                if let Ok(text) = serde_json::to_string(&owed) {
                    keep(&place, &text);
                }
            }
            None => forget(&place),
        }
    }
}
