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
use web_sys::{
    HtmlFormElement, UrlSearchParams,
    wasm_bindgen::{JsCast, closure::Closure},
};

use crate::{
    Message,
    actions::{Say, say},
    words::{Words, words},
};

/// How long a reply can be taken back.
const UNDO: Duration = Duration::from_secs(5);

/// What a browser sends of a page that goes: 64 KiB, of which the browser needs some itself.
const MOST_AT_THE_END: usize = 60_000;

/// The desk's replies that the server has not acknowledged yet.
#[derive(Clone, Copy)]
pub(crate) struct UndoSend {
    /// The replies, oldest first, until the server has them. While the timer runs, the last can be taken back.
    unacknowledged: RwSignal<Vec<Say>>,
    /// The messages that the server took and no conversation has taken in.
    pub acknowledged: RwSignal<Vec<Message>>,
    /// What goes back to its box: taken back, or refused.
    pub returned: RwSignal<Vec<Returned>>,
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
        unacknowledged: RwSignal::new(Vec::new()),
        acknowledged: RwSignal::new(Vec::new()),
        returned: RwSignal::new(Vec::new()),
        timer: StoredValue::new(None),
        toast: StoredValue::new(None),
        words: words(locale()),
    };
    provide_context(held);
    on_cleanup(move || held.send_now());
    Effect::new(move || {
        let goes = window_event_listener_untyped("pagehide", move |_| held.send_at_the_end());
        on_cleanup(move || goes.remove());
        send_before_sign_out(held);
    });
}

/// A session that ended takes no reply: what waits is sent first, and nobody is signed out whose reply failed. It listens
/// in the capture phase, before the form's own listener forgets the drafts.
fn send_before_sign_out(held: UndoSend) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.has_attribute("data-sign-out")) else { return };
        if !held.has_unacknowledged() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let sent = held.send_and_wait();
        spawn_local(async move {
            if sent.await {
                // Asked again, and not submitted by hand: a reply that was written meanwhile goes first too.
                let _is_gone = form.request_submit();
            }
        });
    });
    let callback = listener.as_ref().unchecked_ref();
    let _known_event = window().add_event_listener_with_callback_and_bool("submit", callback, true);
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        if let Some(listener) = listener.try_update_value(Option::take).flatten() {
            let callback = listener.as_ref().unchecked_ref();
            let _known_event =
                window().remove_event_listener_with_callback_and_bool("submit", callback, true);
        }
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
        draft(&said).keep(&said.body);
        self.unacknowledged.update(|all| {
            // The same reply, pressed again while it is on its way, is one reply.
            all.retain(|other| !is_same(other, &said));
            all.push(said);
        });
        self.timer.set_value(set_timeout_with_handle(move || self.send_now(), UNDO).ok());
        self.toast.set_value(toast_with_action(self.words.reply_waits, self.words.undo, UNDO, move || {
            self.take_back()
        }));
    }

    /// What the server has not acknowledged in this ticket.
    pub fn waits_in(self, number: &str) -> Option<String> {
        let all = self.unacknowledged.read();
        let bodies: Vec<_> =
            all.iter().filter(|said| said.number == number).map(|said| &*said.body).collect();
        (!bodies.is_empty()).then(|| bodies.join("\n\n"))
    }

    /// Whether the server still has to acknowledge the reply of this key.
    pub fn is_unacknowledged(self, number: &str, key: &str) -> bool {
        let all = self.unacknowledged.read_untracked();
        all.iter().any(|said| said.number == number && said.idempotency_key.as_deref() == Some(key))
    }

    /// Whether the server still has to acknowledge anything in this ticket.
    pub fn has_unacknowledged_in(self, number: &str) -> bool {
        let is_here = |all: &Vec<Say>| all.iter().any(|said| said.number == number);
        self.unacknowledged.try_with_untracked(is_here).unwrap_or_default()
    }

    /// Takes out what came back to this ticket's box; what came back to another one's waits for that.
    pub fn take_returned(self, number: &str) -> Vec<Returned> {
        let is_here = |returned: &mut Returned| returned.said.number == number;
        self.returned.try_update(|all| all.extract_if(.., is_here).collect()).unwrap_or_default()
    }

    fn has_unacknowledged(self) -> bool {
        self.unacknowledged.try_with_untracked(|all| !all.is_empty()).unwrap_or_default()
    }

    /// Sends what waits without waiting longer.
    pub fn send_now(self) {
        if self.timer.try_with_value(Option::is_some).unwrap_or_default() {
            let sent = self.send_and_wait();
            spawn_local(async move {
                let _is_told = sent.await;
            });
        }
    }

    /// Sends what the server has not acknowledged, in order, and says whether it took everything. What is on its way
    /// already is sent again, which changes nothing, and answers when it arrived.
    pub fn send_and_wait(self) -> impl Future<Output = bool> + 'static {
        self.stop();
        // Read at once: the desk may be left by the time this is polled, and with it what it stored.
        let all = self.unacknowledged.try_get_untracked().unwrap_or_default();
        async move {
            let mut took_all = true;
            for said in all {
                took_all &= self.send(said).await;
            }
            took_all
        }
    }

    async fn send(self, said: Say) -> bool {
        let Say { number, body, is_internal, attachment_ids, idempotency_key } = said.clone();
        let outcome = say(number, body, is_internal, attachment_ids, idempotency_key).await;
        // Whoever sent it as well may have told already. Where the desk was left, nobody else does.
        let is_first = self.unacknowledged.try_update(|all| {
            let before = all.len();
            all.retain(|other| !is_same(other, &said));
            all.len() < before
        });
        match outcome {
            Ok(message) => {
                draft(&said).clear();
                if is_first == Some(true) {
                    let _is_left = self.acknowledged.try_update(|all| all.push(message));
                }
                true
            }
            Err(fault) => {
                if is_first != Some(false) {
                    toast(&(self.words.not_sent)(&said.number));
                    let returned = Returned { said, fault: Some(fault) };
                    let _is_left = self.returned.try_update(|all| all.push(returned));
                }
                false
            }
        }
    }

    /// The words go back to their box, or wait for it as a draft.
    fn take_back(self) {
        if let Some(said) = self.stop().and_then(|()| self.unacknowledged.try_update(Vec::pop).flatten()) {
            self.returned.update(|all| all.push(Returned { said, fault: None }));
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
        for form in self.unacknowledged.try_get_untracked().unwrap_or_default().iter().filter_map(form_of) {
            let _too_much =
                window().navigator().send_beacon_with_opt_url_search_params(Say::url(), Some(&form));
        }
        self.dismiss_toast();
    }
}

fn is_same(one: &Say, other: &Say) -> bool {
    one.number == other.number && one.idempotency_key == other.idempotency_key && one.body == other.body
}

/// The name under which a ticket's replies are kept while they are on their way; each one's key follows.
pub(crate) fn drafts_of(number: &str) -> String {
    format!("sending {number} ")
}

/// The place of a reply that is on its way: one for each key.
pub(crate) fn draft(said: &Say) -> Draft {
    let key = said.idempotency_key.as_deref().unwrap_or_default();
    Draft::of(&format!("{}{key}", drafts_of(&said.number)))
}

/// The form as the browser would send it.
fn form_of(said: &Say) -> Option<UrlSearchParams> {
    let form = UrlSearchParams::new().ok()?;
    form.append("number", &said.number);
    form.append("body", &said.body);
    form.append("is_internal", "false");
    if let Some(files) = &said.attachment_ids {
        form.append("attachment_ids", files);
    }
    if let Some(key) = &said.idempotency_key {
        form.append("idempotency_key", key);
    }
    Some(form)
}
