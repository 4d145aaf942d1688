//! What a visitor's browser keeps: the token that proves them, that a chat goes on, and what was written and is not
//! acknowledged yet; and what one tab of it keeps for itself. A browser that keeps nothing, as in a frame where storage is
//! blocked, keeps it as long as its page.

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
    static MEMORY_OF_TAB: RefCell<HashMap<String, String>> = RefCell::default();
}

/// How the names of the messages of a chat begin that nobody acknowledged; the id of each follows.
pub(crate) fn unsent_of(chat: ChatSessionId) -> String {
    format!("{SESSION_TOKEN}.unsent {chat} ")
}

/// Where a tab has what is typed in a chat and not sent.
pub(crate) fn words_of(chat: ChatSessionId) -> String {
    format!("{SESSION_TOKEN}.words {chat}")
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

/// The names that begin so and under which something is kept.
pub(crate) fn names_beginning(beginning: &str) -> Vec<String> {
    let stored = storage().map(|storage| {
        let count = storage.length().unwrap_or_default();
        (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect::<Vec<_>>()
    });
    let remembered = MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>());
    let names = stored.into_iter().flatten().chain(remembered);
    names.filter(|name| name.starts_with(beginning)).collect()
}

/// What this tab keeps under a name.
pub(crate) fn kept_in_tab(name: &str) -> Option<String> {
    let stored = storage_of_tab().and_then(|storage| storage.get_item(name).ok().flatten());
    stored.or_else(|| MEMORY_OF_TAB.with_borrow(|memory| memory.get(name).cloned()))
}

/// Keeps it in this tab, in place of what was kept before; a blank leaves nothing.
pub(crate) fn keep_in_tab(name: &str, text: &str) {
    let storage = storage_of_tab();
    if text.trim().is_empty() {
        let _nothing_was_there = storage.map(|storage| storage.remove_item(name));
        MEMORY_OF_TAB.with_borrow_mut(|memory| memory.remove(name));
    } else if storage.is_none_or(|storage| storage.set_item(name, text).is_err()) {
        MEMORY_OF_TAB.with_borrow_mut(|memory| memory.insert(name.to_owned(), text.to_owned()));
    }
}

/// The browser's own; none on the server, or where somebody forbids it.
fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { window().local_storage().ok().flatten() } else { None }
}

/// The tab's own, which lives as long as the tab does, through every page of it.
fn storage_of_tab() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { window().session_storage().ok().flatten() } else { None }
}
