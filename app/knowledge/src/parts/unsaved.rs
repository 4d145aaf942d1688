//! What was written of an article and is not saved yet, kept in its writer's browser.

use identity::Draft;
use serde::{Deserialize, Serialize};

use crate::ArticleId;

/// What its writer left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unsaved {
    pub title: String,
    pub text: String,
    /// The version of the working copy that it was written on.
    pub version: Option<i64>,
}

impl Unsaved {
    /// What was kept of an article, where anything was.
    pub fn of(id: ArticleId) -> Option<Self> {
        serde_json::from_str(&place(id).words()?).ok()
    }

    /// Keeps it, in place of what was kept before.
    pub fn keep(&self, id: ArticleId) {
        if let Ok(written) = serde_json::to_string(self) {
            place(id).keep(&written);
        }
    }

    /// Forgets what was kept: its writer threw it away.
    pub fn forget(id: ArticleId) {
        place(id).clear();
    }

    /// Forgets what was kept where it was just saved; what was typed since stays.
    pub fn forget_saved(id: ArticleId, title: &str, text: &str) {
        if Self::of(id).is_some_and(|kept| kept.title == title && kept.text == text) {
            Self::forget(id);
        }
    }
}

fn place(id: ArticleId) -> Draft {
    Draft::of(&format!("article {id}"))
}
