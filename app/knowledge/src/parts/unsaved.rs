//! What was written of an article and is not saved yet, kept in its writer's browser.

use identity::Draft;
use serde::{Deserialize, Serialize};

use crate::ArticleId;

/// What its writer left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unsaved {
    pub words: Words,
    pub ground: Ground,
}

/// What is written of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Words {
    pub title: String,
    pub text: String,
}

/// What it was written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ground {
    /// The version of the working copy; none where there was none.
    pub version: Option<i64>,
    /// The article's revision.
    pub revision: i32,
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

    /// Forgets what was kept where it was just saved. What was typed since stays, on the ground that it has now.
    pub fn settle(id: ArticleId, saved: &Words, ground: Ground) {
        match Self::of(id) {
            Some(kept) if kept.words == *saved => Self::forget(id),
            Some(kept) => Self { ground, ..kept }.keep(id),
            None => {}
        }
    }
}

fn place(id: ArticleId) -> Draft {
    Draft::of(&format!("article {id}"))
}
