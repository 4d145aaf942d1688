//! What the parts of a visitor's page share: who the visitor is, and which chat is before them.

use base::{Fault, Locale};
use identity::viewer;
use leptos::{prelude::*, task::spawn_local};
use realtime::use_session_token;
use ui::{focus_if_lost, locale};

use super::{ChatPlace, host::Host};
use crate::{
    ChatHistory, ChatSessionId, PageView, StartedChat, Visit,
    actions::{load_chat, load_visit},
    browser::{IDENTITY, LocalTime, OPEN_CHAT, SESSION_TOKEN, forget, keep, kept},
    parts::fault_kind::is_unknown,
};

/// Where a visitor writes.
pub(super) const COMPOSER: &str = ".chat-composer textarea";

/// The state of a visitor's page.
#[derive(Clone, Copy)]
pub(super) struct VisitState {
    /// What the page began with, or was loaded anew.
    pub visit: RwSignal<Visit>,
    /// The chat before the visitor; none before one begins.
    pub shown: RwSignal<Option<ChatHistory>>,
    /// What proves them where neither account nor cookie does.
    pub token: RwSignal<Option<String>>,
    /// The JWT by which the host site vouches for them.
    pub identity: RwSignal<Option<String>>,
    /// The page that they are on, where the host says so.
    pub page: RwSignal<Option<PageView>>,
    /// Whether the box is before their eyes.
    pub is_seen: RwSignal<bool>,
    /// What could not be opened, and why.
    pub fault: RwSignal<Option<Fault>>,
    pub clocks: LocalTime,
    pub host: Host,
    /// Whether they have an account here: their chats are known by it.
    pub is_signed_in: bool,
    pub locale: Locale,
}

impl VisitState {
    pub fn new(visit: Visit, place: &ChatPlace) -> Self {
        let (shown, host) = (RwSignal::new(visit.chat.clone()), Host::of(place));
        Self {
            visit: RwSignal::new(visit),
            shown,
            token: RwSignal::new(None),
            identity: RwSignal::new(None),
            page: RwSignal::new(None),
            is_seen: RwSignal::new(!host.is_told_when_seen()),
            fault: RwSignal::new(None),
            clocks: LocalTime::here(),
            host,
            is_signed_in: viewer().with_untracked(Option::is_some),
            locale: locale(),
        }
    }

    /// Finds the visitor of before by what their browser keeps. Whoever signed in has their chats by their account, but for
    /// one that they began before and that goes on.
    pub fn recall(self) {
        // Known before any chat that it opens is heard: effects run in their order.
        Effect::new(move || {
            if let Some(token) = self.token.get() {
                use_session_token(token);
            }
        });
        Effect::new(move || {
            let Some(token) = kept(SESSION_TOKEN) else { return };
            if self.shown.read_untracked().is_some() {
                if !self.is_signed_in {
                    self.use_token(token);
                }
                return;
            }
            spawn_local(async move {
                match load_visit(Some(token.clone()), None, self.locale).await {
                    Ok(visit) if visit.chat.is_some() || !self.is_signed_in => {
                        self.use_token(token);
                        let chat = visit.chat.clone();
                        let _page_is_gone = self.visit.try_set(visit);
                        // A chat may have begun meanwhile.
                        if self.shown.try_with_untracked(Option::is_none) == Some(true) && chat.is_some() {
                            self.shown.set(chat);
                        }
                    }
                    Err(fault) if is_unknown(&fault) => forget(SESSION_TOKEN),
                    Ok(_) | Err(_) => {}
                }
            });
        });
    }

    /// A chat began: the browser keeps what proves its visitor, and shows it.
    pub fn begin(self, started: StartedChat) {
        if !self.is_signed_in {
            keep(SESSION_TOKEN, &started.session_token);
            if let Some(subject) = self.identity.get_untracked().as_deref().and_then(subject_of) {
                keep(IDENTITY, &subject);
            }
            self.use_token(started.session_token);
        }
        self.open(started.session_id);
    }

    /// Shows a chat.
    pub fn open(self, session: ChatSessionId) {
        self.fault.set(None);
        let token = self.token.get_untracked();
        spawn_local(async move {
            match load_chat(session, token, None).await {
                Ok(chat) => {
                    let _page_is_gone = self.shown.try_set(Some(chat));
                    focus_if_lost(COMPOSER);
                }
                Err(fault) => {
                    let _page_is_gone = self.fault.try_set(Some(fault));
                }
            }
        });
    }

    /// Goes back to before a chat.
    pub fn leave(self) {
        self.shown.set(None);
        focus_if_lost(".chat-begin__form :is(input, textarea)");
        self.look_again();
    }

    /// Asks anew whether somebody is there, and what became of the chats of before.
    pub fn look_again(self) {
        let Some(token) = self.token.try_get_untracked() else { return };
        spawn_local(async move {
            // What is known already is shown on.
            if let Ok(visit) = load_visit(token, None, self.locale).await {
                let _page_is_gone = self.visit.try_set(visit);
            }
        });
    }

    /// Notes whether a chat goes on: for the lamp of other pages, and for the page around.
    pub fn note_open(self, session: ChatSessionId, is_open: bool) {
        let visit = self.visit.read_untracked();
        let mut others = visit.sessions.iter().filter(|chat| chat.session_id != session);
        if is_open {
            keep(OPEN_CHAT, "1");
            self.host.say_opened();
        } else if !others.any(|chat| chat.status.is_open()) {
            forget(OPEN_CHAT);
        }
    }

    /// Who the site says is there. What somebody else left in this browser is not theirs: the page begins anew without it.
    pub fn identify(self, token: Option<String>) {
        let subject = token.as_deref().and_then(subject_of);
        if kept(IDENTITY).is_some_and(|former| Some(former) != subject) {
            [SESSION_TOKEN, OPEN_CHAT, IDENTITY].into_iter().for_each(forget);
            // Its line has a visitor too.
            let _page_goes = window().location().reload();
            return;
        }
        self.identity.set(token);
    }

    fn use_token(self, token: String) {
        let _page_is_gone = self.token.try_set(Some(token));
    }
}

/// Whom a JWT is about; the server looks whether it holds.
fn subject_of(token: &str) -> Option<String> {
    let payload = token.split('.').nth(1)?.replace('-', "+").replace('_', "/");
    let claims = window().atob(&payload).ok()?;
    let claims: serde_json::Value = serde_json::from_str(&claims).ok()?;
    claims.get("sub")?.as_str().map(str::to_owned)
}
