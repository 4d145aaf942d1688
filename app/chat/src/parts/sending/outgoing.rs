//! The rules of messages on their way, apart from any browser: in which order they go, what becomes of one that was refused,
//! and what is kept until then.

use std::sync::Arc;

use base::{Fault, uuid::Uuid};

use super::unsent_store::{Unsent, UnsentStore};
use crate::{NewChatMessage, parts::fault_kind::is_passing};

/// How a message fares that was written here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SendState {
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
pub(crate) struct OutgoingMessage {
    /// What is said.
    pub draft: NewChatMessage,
    /// How it fares.
    pub state: SendState,
}

impl OutgoingMessage {
    /// Its key among the others.
    pub fn id(&self) -> Uuid {
        self.draft.client_id.unwrap_or_default()
    }
}

/// The messages of a chat that are on their way.
#[derive(Clone)]
pub(super) struct Outgoing {
    store: Arc<dyn UnsentStore>,
    all: Vec<OutgoingMessage>,
    last_at: f64,
}

impl Outgoing {
    pub fn new(store: impl UnsentStore + 'static) -> Self {
        Self { store: Arc::new(store), all: Vec::new(), last_at: 0.0 }
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[OutgoingMessage] {
        &self.all
    }

    /// Where they are kept.
    pub fn store(&self) -> Arc<dyn UnsentStore> {
        Arc::clone(&self.store)
    }

    /// Takes up what an earlier page, or another tab, left unsent. It may be on its way from there too: under the same id it is
    /// said once.
    pub fn take_up(&mut self, has_arrived: impl Fn(Uuid) -> bool) {
        let mut left = self.store.load();
        left.sort_by(|one, other| one.at.total_cmp(&other.at));
        for unsent in left {
            let id = unsent.id();
            if has_arrived(id) {
                self.store.forget(id);
            } else if self.all.iter().all(|message| message.id() != id) {
                self.last_at = self.last_at.max(unsent.at);
                self.all.push(OutgoingMessage { draft: unsent.draft, state: SendState::Sending });
            }
        }
    }

    /// Adds one at the end. While others wait for the line it waits with them: who comes later does not overtake.
    pub fn add(&mut self, draft: NewChatMessage, now: f64) {
        let state = if self.waits() { SendState::Waiting } else { SendState::Sending };
        // Two in one moment keep their order.
        self.last_at = now.max(self.last_at + 1.0);
        self.store.keep(&Unsent { at: self.last_at, draft: draft.clone() });
        let message = OutgoingMessage { draft, state };
        self.all.retain(|other| other.id() != message.id());
        self.all.push(message);
    }

    /// The next to go out.
    pub fn next(&self) -> Option<NewChatMessage> {
        let next = self.all.iter().find(|message| message.state == SendState::Sending);
        next.map(|message| message.draft.clone())
    }

    /// Takes in what became of one. Answers whether they all wait now, because it may go well in a moment.
    pub fn settle(&mut self, id: Uuid, outcome: Result<(), Fault>) -> bool {
        let state = match outcome {
            Ok(()) => {
                self.store.forget(id);
                SendState::Sent
            }
            Err(fault) if is_passing(&fault) => {
                self.change_all(&SendState::Sending, &SendState::Waiting);
                return true;
            }
            Err(fault) => SendState::Refused(fault.of_field("body").unwrap_or(&fault.error).to_owned()),
        };
        if let Some(message) = self.all.iter_mut().find(|message| message.id() == id) {
            message.state = state;
        }
        false
    }

    /// Whether any wait for the line.
    pub fn waits(&self) -> bool {
        self.all.iter().any(|message| message.state == SendState::Waiting)
    }

    /// Lets go what waits.
    pub fn resume(&mut self) {
        self.change_all(&SendState::Waiting, &SendState::Sending);
    }

    /// Sends one that was refused again, after the others.
    pub fn again(&mut self, id: Uuid, now: f64) {
        let refused = self.all.iter().find(|message| message.id() == id);
        if let Some(draft) = refused.map(|message| message.draft.clone()) {
            self.add(draft, now);
        }
    }

    /// Takes one out that shall not be said, or that was heard.
    pub fn take_out(&mut self, id: Uuid) {
        self.store.forget(id);
        self.all.retain(|message| message.id() != id);
    }

    fn change_all(&mut self, from: &SendState, to: &SendState) {
        for message in self.all.iter_mut().filter(|message| message.state == *from) {
            message.state = to.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashMap, sync::Mutex};

    use base::Code;

    use super::*;
    use crate::ChatSessionId;

    /// What a browser keeps, for all of its tabs.
    #[derive(Clone, Default)]
    struct Browser(Arc<Mutex<HashMap<Uuid, Unsent>>>);

    impl UnsentStore for Browser {
        fn load(&self) -> Vec<Unsent> {
            self.0.lock().unwrap().values().cloned().collect()
        }

        fn keep(&self, unsent: &Unsent) {
            self.0.lock().unwrap().insert(unsent.id(), unsent.clone());
        }

        fn forget(&self, id: Uuid) {
            self.0.lock().unwrap().remove(&id);
        }
    }

    impl Browser {
        fn tab(&self) -> Outgoing {
            let mut tab = Outgoing::new(self.clone());
            tab.take_up(|_| false);
            tab
        }
    }

    /// What the server took, each id once.
    #[derive(Default)]
    struct Server(Vec<(Uuid, String)>);

    impl Server {
        /// Sends everything that a tab has, as its queue does.
        fn hear_all(&mut self, tab: &mut Outgoing) {
            while let Some(draft) = tab.next() {
                let id = draft.client_id.unwrap();
                if self.0.iter().all(|(known, _)| *known != id) {
                    self.0.push((id, draft.body));
                }
                assert!(!tab.settle(id, Ok(())));
            }
        }

        fn bodies(&self) -> Vec<&str> {
            self.0.iter().map(|(_, body)| &**body).collect()
        }
    }

    fn draft(number: u128) -> NewChatMessage {
        let chat = ChatSessionId(Uuid::nil());
        NewChatMessage {
            client_id: Some(Uuid::from_u128(number)),
            ..NewChatMessage::new(chat, number.to_string())
        }
    }

    fn states(tab: &Outgoing) -> Vec<(u128, &SendState)> {
        tab.all().iter().map(|message| (message.id().as_u128(), &message.state)).collect()
    }

    fn fault(code: Code) -> Fault {
        Fault::new(code, "no")
    }

    #[test]
    fn what_two_tabs_both_send_is_said_once_and_in_its_order() {
        let (browser, mut server) = (Browser::default(), Server::default());
        let mut one = browser.tab();
        // Their ids do not tell their order, nor do their moments.
        for number in [9, 1, 5] {
            one.add(draft(number), 1_000.0);
        }
        let mut other = browser.tab();
        assert_eq!(states(&other), states(&one), "taken up while they are on their way");
        server.hear_all(&mut other);
        server.hear_all(&mut one);
        assert_eq!(server.bodies(), ["9", "1", "5"]);
        assert!(browser.load().is_empty(), "{:?}", browser.load());
    }

    #[test]
    fn what_two_tabs_write_at_once_is_both_kept_until_it_is_said() {
        let (browser, mut server) = (Browser::default(), Server::default());
        let (mut one, mut other) = (browser.tab(), browser.tab());
        one.add(draft(1), 1_000.0);
        other.add(draft(2), 2_000.0);
        one.add(draft(3), 3_000.0);
        server.hear_all(&mut other);
        drop(one);
        let mut later = browser.tab();
        assert_eq!(states(&later).len(), 2, "a tab that closed takes nothing along");
        server.hear_all(&mut later);
        assert_eq!(server.bodies(), ["2", "1", "3"]);
        assert!(browser.load().is_empty());
    }

    #[test]
    fn who_comes_later_does_not_overtake_what_waits_for_the_line() {
        let mut tab = Browser::default().tab();
        tab.add(draft(1), 1.0);
        tab.add(draft(2), 2.0);
        assert!(tab.settle(Uuid::from_u128(1), Err(fault(Code::Unavailable))), "it is tried again");
        tab.add(draft(3), 3.0);
        assert_eq!(tab.next(), None);
        assert!(tab.waits());
        tab.resume();
        let mut server = Server::default();
        server.hear_all(&mut tab);
        assert_eq!(server.bodies(), ["1", "2", "3"]);
    }

    #[test]
    fn what_was_refused_holds_up_nobody_and_goes_again_after_the_others_or_not_at_all() {
        let browser = Browser::default();
        let mut tab = browser.tab();
        for number in 1..=3 {
            tab.add(draft(number), 1.0);
        }
        for number in [1, 2] {
            assert!(!tab.settle(Uuid::from_u128(number), Err(fault(Code::Conflict))));
        }
        let refused = SendState::Refused("no".to_owned());
        assert_eq!(states(&tab), [(1, &refused), (2, &refused), (3, &SendState::Sending)]);
        tab.again(Uuid::from_u128(1), 1.0);
        tab.take_out(Uuid::from_u128(2));
        assert_eq!(states(&tab), [(3, &SendState::Sending), (1, &SendState::Sending)]);
        assert_eq!(states(&browser.tab()), states(&tab), "and so in the next page");
    }

    #[test]
    fn what_arrived_meanwhile_is_not_taken_up() {
        let browser = Browser::default();
        browser.tab().add(draft(1), 1.0);
        let mut later = Outgoing::new(browser.clone());
        later.take_up(|id| id == Uuid::from_u128(1));
        assert!(later.all().is_empty() && browser.load().is_empty());
    }
}
