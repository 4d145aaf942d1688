//! Words that somebody typed and has not sent: kept in their own browser under their own id, until they are sent, their
//! writer signs out, or somebody else writes here. A closed tab, a broken line or another page never costs them.

use leptos::prelude::*;
use web_sys::Storage;

/// What every draft's key begins with.
const DRAFT: &str = "draft ";

/// A place for words that are not sent yet.
#[derive(Clone, Debug)]
pub struct Draft {
    key: String,
    /// What all keys of its writer begin with; none where nobody is signed in.
    own: Option<String>,
}

impl Draft {
    /// The viewer's own of this name. Asked of the document, so that it is known also while a page goes.
    pub fn of(name: &str) -> Self {
        let own = viewer_in_document().map(|writer| format!("{DRAFT}{writer} "));
        Self { key: format!("{}{name}", own.as_deref().unwrap_or(DRAFT)), own }
    }

    /// The viewer's own drafts whose names begin so, each with the rest of its name.
    pub fn all_of(beginning: &str) -> Vec<(String, Self)> {
        let Self { key: beginning, own } = Self::of(beginning);
        let mut all: Vec<_> = keys()
            .into_iter()
            .filter_map(|key| {
                let rest = key.strip_prefix(&beginning)?.to_owned();
                Some((rest, Self { key, own: own.clone() }))
            })
            .collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all
    }

    /// What is kept here, where anything is. What somebody else left in this browser is forgotten: here, where a box is
    /// opened, and not with every letter that is kept.
    pub fn words(&self) -> Option<String> {
        if let Some(own) = &self.own {
            forget(|key| !key.starts_with(own));
        }
        storage()?.get_item(&self.key).ok().flatten()
    }

    /// Keeps the words in place of what was kept before; none leave nothing.
    pub fn keep(&self, words: &str) {
        let Some(storage) = storage() else { return };
        // A browser that has no room, or gives none, keeps nothing; whoever types is not stopped by it.
        let _no_room = if words.trim().is_empty() {
            storage.remove_item(&self.key)
        } else {
            storage.set_item(&self.key, words)
        };
    }

    /// Keeps nothing.
    pub fn clear(&self) {
        self.keep("");
    }
}

/// Forgets every draft in this browser: whoever sits down next is somebody else.
pub fn forget_drafts() {
    forget(|_| true);
}

fn forget(is_meant: impl Fn(&str) -> bool) {
    let Some(storage) = storage() else { return };
    // All are known before the first goes: their places move.
    for key in keys().into_iter().filter(|key| key.starts_with(DRAFT) && is_meant(key)) {
        let _no_room = storage.remove_item(&key);
    }
}

/// The names of everything that is kept in this browser.
fn keys() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    (0..storage.length().unwrap_or_default()).filter_map(|place| storage.key(place).ok().flatten()).collect()
}

fn viewer_in_document() -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    document().query_selector("[data-viewer]").ok().flatten()?.get_attribute("data-viewer")
}

/// The browser's own; none on the server, or where somebody forbids it.
fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { window().local_storage().ok().flatten() } else { None }
}
