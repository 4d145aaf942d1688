//! The queue at work in a page: it sends while the line stands, and again under the same id after a broken one, so that a
//! message is said once.

use std::time::Duration;

use base::uuid::Uuid;
use leptos::{prelude::*, task::spawn_local};
use realtime::is_line_open;

use super::{
    outgoing::{Outgoing, OutgoingMessage, SendState},
    unsent_store::UnsentStore,
};
use crate::{NewChatMessage, Payload, actions::say_in_chat, browser::new_client_id};

/// What could not be sent is tried again after this, whatever the line says.
const AGAIN: Duration = Duration::from_secs(8);

/// The messages of a chat that are on their way.
#[derive(Clone, Copy)]
pub(crate) struct SendQueue {
    all: RwSignal<Outgoing>,
    token: Signal<Option<String>>,
    is_busy: StoredValue<bool>,
}

impl SendQueue {
    /// Of a chat, for whomever the token proves; none where they are signed in. What was left unsent goes out with the page.
    pub fn of(
        store: impl UnsentStore + 'static,
        token: Signal<Option<String>>,
        has_arrived: impl Fn(Uuid) -> bool + Copy + Send + Sync + 'static,
    ) -> Self {
        let send_queue =
            Self { all: RwSignal::new(Outgoing::new(store)), token, is_busy: StoredValue::new(false) };
        Effect::new(move || {
            untrack(|| send_queue.all.update(|all| all.take_up(has_arrived)));
            send_queue.pump();
        });
        // What is heard is not on its way any more.
        Effect::new(move || {
            let ids: Vec<_> = send_queue.all.read().all().iter().map(OutgoingMessage::id).collect();
            let arrived: Vec<_> = ids.into_iter().filter(|id| has_arrived(*id)).collect();
            if !arrived.is_empty() {
                send_queue.all.update(|all| arrived.into_iter().for_each(|id| all.take_out(id)));
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
        self.all.read().all().to_vec()
    }

    /// Follows them.
    pub fn track(self) {
        self.all.track();
    }

    /// Whether one of them answers a question.
    pub fn answer_to(self, is_answer: impl Fn(&Payload) -> bool) -> Option<Payload> {
        let all = self.all.read();
        let mut said = all.all().iter().filter(|message| !matches!(message.state, SendState::Refused(_)));
        said.find_map(|message| message.draft.payload.clone().filter(|payload| is_answer(payload)))
    }

    /// Sends a message.
    pub fn send(self, draft: NewChatMessage) {
        // Every browser that runs this has random bytes.
        let client_id = draft.client_id.or_else(new_client_id);
        let draft = NewChatMessage { client_id, ..draft };
        let _page_is_gone = self.all.try_update(|all| all.add(draft, js_sys::Date::now()));
        self.pump();
    }

    /// Sends again whatever waits for the line.
    pub fn try_again(self) {
        if self.all.try_with_untracked(Outgoing::waits) == Some(true) {
            let _page_is_gone = self.all.try_update(Outgoing::resume);
            self.pump();
        }
    }

    /// Sends one again that was refused.
    pub fn again(self, id: Uuid) {
        self.all.update(|all| all.again(id, js_sys::Date::now()));
        self.pump();
    }

    /// Takes out one that was refused.
    pub fn take_out(self, id: Uuid) {
        self.all.update(|all| all.take_out(id));
    }

    fn pump(self) {
        let next = self.all.try_with_untracked(|all| Some((all.next()?, all.store())));
        let Some((draft, store)) = next.flatten().filter(|_| self.is_busy.try_get_value() == Some(false))
        else {
            return;
        };
        self.is_busy.set_value(true);
        let (id, token) = (draft.client_id.unwrap_or_default(), self.token.get_untracked());
        spawn_local(async move {
            let said = say_in_chat(draft, token).await;
            if said.is_ok() {
                store.forget(id);
            }
            if self.is_busy.try_set_value(false).is_some() {
                // The page is gone; what is not said waits in the browser.
                return;
            }
            let waits = self.all.try_update(|all| all.settle(id, said.map(|_| ())));
            if waits == Some(true) {
                set_timeout(move || self.try_again(), AGAIN);
            } else {
                self.pump();
            }
        });
    }
}
