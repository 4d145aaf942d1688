//! What calls an agent who looks elsewhere: a badge in the title, a sound, a notification of the desktop. Each is switched on
//! its own, in this browser.

mod bell;
mod switches;

use leptos::prelude::*;

use self::bell::{notify, ring};
pub(crate) use self::switches::AlertMenu;
use super::follow::is_looked_at;
use crate::{
    ChatMessage, ChatSession, ChatSessionId,
    words::{DeskWords, words},
};

/// Where the switches are kept in the browser.
const KEPT: &str = "porchlight.chat-alerts";

/// A chat that somebody is called to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alert {
    chat: ChatSessionId,
    name: Option<String>,
    words: String,
}

impl Alert {
    /// A chat that is new in a list.
    pub fn waits(chat: &ChatSession) -> Self {
        Self { chat: chat.id, name: chat.visitor.name.clone(), words: chat.preview.clone() }
    }
}

/// The switches.
#[derive(Clone, Copy)]
pub(crate) struct Alerts {
    /// How many chats want somebody, in the title of the page.
    pub title: RwSignal<bool>,
    /// A short sound.
    pub sound: RwSignal<bool>,
    /// A notification of the desktop.
    pub desktop: RwSignal<bool>,
    /// Whether single letters do something.
    pub keys: RwSignal<bool>,
    /// A listener has no context to ask.
    words: &'static DeskWords,
}

impl Alerts {
    /// As they are kept in this browser; at first the title and the keys.
    pub fn new() -> Self {
        let alerts = Self {
            title: RwSignal::new(true),
            sound: RwSignal::new(false),
            desktop: RwSignal::new(false),
            keys: RwSignal::new(true),
            words: &words(ui::locale()).desk,
        };
        Effect::new(move |is_read: Option<()>| {
            let storage = window().local_storage().ok().flatten();
            if is_read.is_none() {
                let kept = storage.as_ref().and_then(|storage| storage.get_item(KEPT).ok().flatten());
                if let Some(kept) = kept {
                    let is_on = |name| kept.split(',').any(|on| on == name);
                    for (name, switch) in alerts.named() {
                        switch.set(is_on(name));
                    }
                }
            }
            let on = alerts.named().into_iter().filter(|(_, switch)| switch.get()).map(|(name, _)| name);
            let on: Vec<_> = on.collect();
            // A browser that keeps nothing has the switches for as long as the page.
            let _no_room = storage.map(|storage| storage.set_item(KEPT, &on.join(",")));
        });
        alerts
    }

    fn named(self) -> [(&'static str, RwSignal<bool>); 4] {
        [("title", self.title), ("sound", self.sound), ("desktop", self.desktop), ("keys", self.keys)]
    }

    /// Tells of chats that are new.
    pub fn tell(self, news: Vec<Alert>) {
        for Alert { chat, name, words } in news {
            let title = (self.words.waits_now)(name.as_deref());
            self.call(&title, &words, chat);
        }
    }

    /// Tells of a visitor's words.
    pub fn tell_said(self, message: &ChatMessage) {
        let name = message.sender_name.as_deref().unwrap_or(self.words.visitor);
        self.call(name, &message.body, message.session_id);
    }

    fn call(self, title: &str, text: &str, chat: ChatSessionId) {
        if self.sound.try_get_untracked() == Some(true) {
            ring();
        }
        if self.desktop.try_get_untracked() == Some(true) && !is_looked_at() {
            notify(title, text, chat);
        }
    }

    /// A title with the count before it, where that is wanted.
    pub fn titled(self, wanting: usize, title: &str) -> String {
        if wanting > 0 && self.title.get() { format!("({wanting}) {title}") } else { title.to_owned() }
    }
}
