//! Changes on their way: shown at once, sent one after another, taken back with a sentence where the server refuses. A form
//! works without any of this; with script its page hands over what it would send.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use base::{Fault, UserId};
use identity::{Colleague, viewer};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn, task::spawn_local};
use ui::toast;
use web_sys::{Element, SubmitEvent, wasm_bindgen::JsCast};

use super::UndoSend;
use crate::{
    Party, Priority, Status, Ticket,
    actions::{ChangeTicket, ClaimTicket, change_ticket, claim_ticket},
    optimistic::{Asked, Property, Unanswered},
};

/// What a form asked of the server.
#[derive(Clone)]
pub(crate) enum Request {
    /// To change a ticket.
    Change(ChangeTicket),
    /// To give one to whoever asks.
    Claim(ClaimTicket),
}

impl Request {
    /// The ticket.
    pub fn number(&self) -> &str {
        match self {
            Self::Change(change) => &change.number,
            Self::Claim(claim) => &claim.number,
        }
    }

    /// What a form that is being sent asks, where it is one of these; it is not sent then.
    pub fn taken_from(event: &SubmitEvent) -> Option<Self> {
        let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let action = form.and_then(|form| form.get_attribute("action"))?;
        // What cannot be read here goes as a plain form.
        let request = if action == ChangeTicket::url() {
            Self::Change(ChangeTicket::from_event(event).ok()?)
        } else if action == ClaimTicket::url() {
            Self::Claim(ClaimTicket::from_event(event).ok()?)
        } else {
            return None;
        };
        event.prevent_default();
        event.stop_propagation();
        Some(request)
    }

    async fn send(self) -> Result<Ticket, Fault> {
        match self {
            Self::Change(ChangeTicket {
                number,
                status,
                priority,
                category,
                assigned_to,
                add_tag,
                remove_tag,
            }) => change_ticket(number, status, priority, category, assigned_to, add_tag, remove_tag).await,
            Self::Claim(ClaimTicket { number }) => claim_ticket(number).await,
        }
    }
}

/// What the server said to a change.
#[derive(Clone)]
pub(crate) struct Answer {
    /// Where the ticket stood before.
    pub before: Option<Status>,
    /// What became of it.
    pub outcome: Result<Ticket, Fault>,
}

/// Why a change was refused, and of what.
#[derive(Clone)]
struct Refused {
    number: String,
    property: Property,
    sentence: String,
}

/// A change whose turn has not come.
struct Waiting {
    key: u64,
    property: Property,
    request: Request,
}

type Queue = Arc<Mutex<VecDeque<Waiting>>>;

/// The changes of a page.
#[derive(Clone, Copy)]
pub(crate) struct Changes {
    unanswered: RwSignal<Unanswered>,
    /// What the server made of tickets here: a list that was loaded before does not know yet.
    settled: RwSignal<HashMap<String, Ticket>>,
    /// What the server said last.
    pub answered: RwSignal<Option<Answer>>,
    /// What was refused last, until something else is asked.
    refused: RwSignal<Option<Refused>>,
    /// Whoever leaves the page has asked all the same: what sends them keeps them.
    queue: StoredValue<Queue>,
    is_sending: StoredValue<bool>,
    /// Whom tickets can be given to.
    people: StoredValue<Vec<Party>>,
    /// Where the tickets of the page stand.
    statuses: StoredValue<HashMap<String, Status>>,
    me: Option<UserId>,
    /// Presses on a toast have no context to ask.
    undo_send: Option<UndoSend>,
}

impl Changes {
    /// None on their way.
    pub fn new() -> Self {
        let me = viewer().get_untracked().map(|viewer| Party { id: viewer.id, name: viewer.name });
        Self {
            unanswered: RwSignal::default(),
            settled: RwSignal::default(),
            answered: RwSignal::new(None),
            refused: RwSignal::new(None),
            queue: StoredValue::default(),
            is_sending: StoredValue::new(false),
            me: me.as_ref().map(|me| me.id),
            people: StoredValue::new(me.into_iter().collect()),
            statuses: StoredValue::default(),
            undo_send: use_context(),
        }
    }

    /// Whom tickets can be given to, so that their names are known.
    pub fn know(self, colleagues: &[Colleague]) {
        self.people.update_value(|people| {
            for Colleague { id, name, .. } in colleagues {
                if !people.iter().any(|known| known.id == *id) {
                    people.push(Party { id: *id, name: name.clone() });
                }
            }
        });
    }

    /// What the server said of a ticket, which the page shows.
    pub fn saw(self, ticket: &Ticket) {
        self.statuses.update_value(|all| {
            all.insert(ticket.number.clone(), ticket.status);
        });
    }

    /// A ticket as it will be if nothing is refused.
    pub fn shown(self, confirmed: &Ticket) -> Ticket {
        let settled = self.settled.read();
        let newer = settled.get(&confirmed.number).filter(|settled| settled.version > confirmed.version);
        self.unanswered.read().shown(newer.unwrap_or(confirmed))
    }

    /// What was wrong with a property of a ticket.
    pub fn fault_of(self, number: &str, property: Property) -> Option<String> {
        let refused = self.refused.read();
        let here = refused.as_ref().filter(|said| said.number == number && said.property == property);
        here.map(|said| said.sentence.clone())
    }

    /// Shows a change and sends it once those before it are answered.
    pub fn ask(self, request: Request) {
        self.ask_all(vec![request]);
    }

    /// The same for several, in their order. Where the page is gone by now they are sent all the same.
    pub fn ask_all(self, requests: Vec<Request>) {
        if self.is_sending.try_get_value().is_none() {
            spawn_local(async move {
                for request in requests {
                    if let Err(fault) = request.send().await {
                        return toast(&fault.error);
                    }
                }
            });
            return;
        }
        self.refused.set(None);
        for request in requests {
            let asked = self.as_asked(&request);
            let property = asked.property();
            let number = request.number().to_owned();
            if let Some(key) = self.unanswered.try_update(|all| all.ask(number, asked)) {
                let queue = self.queue.get_value();
                let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
                queue.push_back(Waiting { key, property, request });
            }
        }
        if !self.is_sending.get_value() {
            self.is_sending.set_value(true);
            spawn_local(self.send_all(self.queue.get_value()));
        }
    }

    async fn send_all(self, queue: Queue) {
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        while let Some(Waiting { key, property, request }) = next() {
            let number = request.number().to_owned();
            let before = self.statuses.try_with_value(|all| all.get(&number).copied()).flatten();
            // A reply that waits is said before its ticket changes; where it fails it says so itself, and nothing changes.
            let waits = self.undo_send.filter(|held| held.has_unacknowledged_in(&number));
            let is_said = match waits.map(UndoSend::send_and_wait) {
                Some(sent) => sent.await,
                None => true,
            };
            if is_said {
                let outcome = request.send().await;
                match &outcome {
                    Ok(ticket) => {
                        let _is_left = self
                            .statuses
                            .try_update_value(|all| all.insert(ticket.number.clone(), ticket.status));
                        let _is_left =
                            self.settled.try_update(|all| all.insert(ticket.number.clone(), ticket.clone()));
                    }
                    Err(fault) => {
                        toast(&fault.error);
                        let refused = Refused { number, property, sentence: fault.error.clone() };
                        let _is_left = self.refused.try_set(Some(refused));
                    }
                }
                // What the server says takes its place first: nothing flickers between the two.
                let _is_left = self.answered.try_set(Some(Answer { before, outcome }));
            }
            let _is_left = self.unanswered.try_update(|all| all.answer(key));
        }
        let _is_left = self.is_sending.try_set_value(false);
    }

    fn as_asked(self, request: &Request) -> Asked {
        let person =
            |id: UserId| self.people.with_value(|all| all.iter().find(|known| known.id == id).cloned());
        match request {
            Request::Claim(_) => {
                Asked { assigned_to: self.me.and_then(person).map(Some), ..Asked::default() }
            }
            Request::Change(change) => Asked {
                status: change.status.as_deref().and_then(Status::parse),
                priority: change.priority.as_deref().and_then(Priority::parse),
                category: change.category.clone(),
                assigned_to: change.assigned_to.as_deref().and_then(|said| match said {
                    "none" => Some(None),
                    id => id.parse().ok().and_then(person).map(Some),
                }),
                add_tag: change.add_tag.clone(),
                remove_tag: change.remove_tag.clone(),
            },
        }
    }
}
