//! What a visitor's browser keeps: the token that proves them, that a chat goes on, and what was written and is not
//! acknowledged yet. A browser that keeps nothing, as in a frame where storage is blocked, keeps it as long as its page.

use std::{cell::RefCell, collections::HashMap};

use leptos::prelude::window;
use web_sys::Storage;

use crate::ChatSessionId;

/// Where the token is.
pub(crate) const SESSION_TOKEN: &str = "porchlight.chat";
/// Where it is said that a chat goes on: the lamp of every page asks for its news then.
pub(crate) const OPEN_CHAT: &str = "porchlight.chat.open";
/// Whom the site vouched for when the token came.
pub(crate) const IDENTITY: &str = "porchlight.chat.identity";

thread_local! {
    static MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Where the messages of a chat are that nobody acknowledged.
pub(crate) fn unsent_of(chat: ChatSessionId) -> String {
    format!("{SESSION_TOKEN}.unsent {chat}")
}

/// What is kept under a name.
pub(crate) fn kept(name: &str) -> Option<String> {
    let stored = storage().and_then(|storage| storage.get_item(name).ok().flatten());
    stored.or_else(|| MEMORY.with_borrow(|memory| memory.get(name).cloned()))
}

/// Keeps it, in place of what was kept before.
pub(crate) fn keep(name: &str, text: &str) {
    let is_stored = storage().is_some_and(|storage| storage.set_item(name, text).is_ok());
    MEMORY.with_borrow_mut(|memory| {
        if is_stored {
            memory.remove(name);
        } else {
            memory.insert(name.to_owned(), text.to_owned());
        }
    });
}

/// Keeps nothing under the name.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _nothing_was_there = storage.remove_item(name);
    }
    MEMORY.with_borrow_mut(|memory| memory.remove(name));
}

/// The browser's own; none on the server, or where somebody forbids it.
fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { window().local_storage().ok().flatten() } else { None }
}
