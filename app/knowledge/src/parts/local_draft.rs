//! What was written of an article and is not saved yet, kept in its writer's browser.

use identity::Draft;
use serde::{Deserialize, Serialize};

use crate::ArticleId;

/// What its writer left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LocalDraft {
    pub words: DraftText,
    /// What it was written on. Browsers keep drafts in which it has its former name.
    #[serde(alias = "ground")]
    pub base: BaseVersion,
}

/// What is written of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftText {
    pub title: String,
    pub text: String,
}

/// What it was written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BaseVersion {
    /// The version of the working copy; none where there was none.
    pub version: Option<i64>,
    /// The article's revision.
    pub revision: i32,
}

impl LocalDraft {
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

    /// Forgets what was kept where it was just saved. What was typed since stays, on the base version that it has now.
    pub fn settle(id: ArticleId, saved: &DraftText, base: BaseVersion) {
        match Self::of(id) {
            Some(kept) if kept.words == *saved => Self::forget(id),
            Some(kept) => Self { base, ..kept }.keep(id),
            None => {}
        }
    }
}

fn place(id: ArticleId) -> Draft {
    Draft::of(&format!("article {id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_a_browser_kept_under_a_former_name_is_read() {
        let kept = r#"{"words":{"title":"a","text":"b"},"ground":{"version":3,"revision":2}}"#;
        let base = BaseVersion { version: Some(3), revision: 2 };
        assert_eq!(serde_json::from_str::<LocalDraft>(kept).unwrap().base, base);
    }
}
