//! Undo send: what the desk replies waits five seconds in its writer's browser, and can be taken back until then.
//!
//! The words stay in a draft of their own until the server has acknowledged them, and go at once when the page goes. They
//! carry their form's idempotency key, so that sending them a second time says nothing twice. A browser without script
//! sends at once.

use std::time::Duration;

use base::Fault;
use identity::Draft;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, server_fn::ServerFn, task::spawn_local};
use ui::{Toast, locale, toast, toast_with_action};
use web_sys::UrlSearchParams;

use crate::{
    Message,
    actions::{Say, say},
    words::{Words, words},
};

/// How long a reply can be taken back.
const UNDO: Duration = Duration::from_secs(5);

/// What a browser sends of a page that goes: 64 KiB, of which the browser needs some itself.
const MOST_AT_THE_END: usize = 60_000;

/// The desk's replies that are not sent yet; there is one at most.
#[derive(Clone, Copy)]
pub(crate) struct UndoSend {
    /// The reply, until the server has it.
    waiting: RwSignal<Option<Say>>,
    /// The last message that the server took.
    pub acknowledged: RwSignal<Option<Message>>,
    /// What goes back to its box: taken back, or refused.
    pub returned: RwSignal<Option<Returned>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    toast: StoredValue<Option<Toast>>,
    /// Timers and presses have no context to ask.
    words: &'static Words,
}

/// A reply that was not sent.
#[derive(Clone)]
pub(crate) struct Returned {
    /// The reply, with its key: should it have arrived all the same, sending it again says nothing twice.
    pub said: Say,
    /// Why it was refused; none where its writer took it back.
    pub fault: Option<Fault>,
}

/// Provides it to the desk, whose tickets come and go below. Whoever leaves the desk has sent.
pub(crate) fn provide_undo_send() {
    let held = UndoSend {
        waiting: RwSignal::new(None),
        acknowledged: RwSignal::new(None),
        returned: RwSignal::new(None),
        timer: StoredValue::new(None),
        toast: StoredValue::new(None),
        words: words(locale()),
    };
    provide_context(held);
    on_cleanup(move || held.send_now());
    Effect::new(move || {
        let goes = window_event_listener_untyped("pagehide", move |_| held.send_at_the_end());
        on_cleanup(move || goes.remove());
    });
}

impl UndoSend {
    /// Whether these words can be held: only what a page that goes can still send.
    pub fn can_hold(said: &Say) -> bool {
        form_of(said).is_some_and(|form| String::from(form.to_string()).len() < MOST_AT_THE_END)
    }

    /// Sends the reply in five seconds. One that waits already goes first.
    pub fn hold(self, said: Say) {
        self.send_now();
        draft(&said.number).keep(&said.body);
        self.waiting.set(Some(said));
        self.timer.set_value(set_timeout_with_handle(move || self.send_now(), UNDO).ok());
        self.toast.set_value(toast_with_action(self.words.reply_waits, self.words.undo, UNDO, move || {
            self.take_back()
        }));
    }

    /// What waits to be sent in this ticket.
    pub fn waits_in(self, number: &str) -> Option<String> {
        let waiting = self.waiting.read();
        waiting.as_ref().filter(|said| said.number == number).map(|said| said.body.clone())
    }

    /// Sends what waits without waiting longer.
    pub fn send_now(self) {
        let Some(said) = self.stop().and_then(|()| self.waiting.try_get_untracked().flatten()) else {
            return;
        };
        spawn_local(async move {
            let Say { number, body, is_internal, idempotency_key } = said.clone();
            let outcome = say(number, body, is_internal, idempotency_key).await;
            // The desk may be left by now, and with it what it stored.
            let _is_left = self.waiting.try_update(|waiting| {
                waiting.take_if(|waiting| {
                    waiting.idempotency_key == said.idempotency_key && waiting.body == said.body
                })
            });
            match outcome {
                Ok(message) => {
                    settle(&said);
                    let _is_left = self.acknowledged.try_set(Some(message));
                }
                Err(fault) => {
                    toast(&(self.words.not_sent)(&said.number));
                    let _is_left = self.returned.try_set(Some(Returned { said, fault: Some(fault) }));
                }
            }
        });
    }

    /// The words go back to their box, or wait for it as a draft.
    fn take_back(self) {
        if let Some(said) = self.stop().and_then(|()| self.waiting.try_update(Option::take).flatten()) {
            self.returned.set(Some(Returned { said, fault: None }));
        }
    }

    /// Nothing is left to press or to come due; nothing at all where nothing was.
    fn stop(self) -> Option<()> {
        let timer = self.timer.try_update_value(Option::take).flatten()?;
        timer.clear();
        self.dismiss_toast();
        Some(())
    }

    fn dismiss_toast(self) {
        if let Some(toast) = self.toast.try_update_value(Option::take).flatten() {
            toast.dismiss();
        }
    }

    /// A page that goes sends what the server has not acknowledged. Should it come back, the same words are sent again, which
    /// changes nothing.
    fn send_at_the_end(self) {
        let Some(form) = self.waiting.try_get_untracked().flatten().and_then(|said| form_of(&said)) else {
            return;
        };
        let _too_much = window().navigator().send_beacon_with_opt_url_search_params(Say::url(), Some(&form));
        self.dismiss_toast();
    }
}

/// The place of words that are on their way.
pub(crate) fn draft(number: &str) -> Draft {
    Draft::of(&format!("sending {number}"))
}

/// What arrived needs no draft; a reply that was held since has its own.
fn settle(said: &Say) {
    let draft = draft(&said.number);
    if draft.words().is_some_and(|words| words == said.body) {
        draft.clear();
    }
}

/// The form as the browser would send it.
fn form_of(said: &Say) -> Option<UrlSearchParams> {
    let form = UrlSearchParams::new().ok()?;
    form.append("number", &said.number);
    form.append("body", &said.body);
    form.append("is_internal", "false");
    if let Some(key) = &said.idempotency_key {
        form.append("idempotency_key", key);
    }
    Some(form)
}
