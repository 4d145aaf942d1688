//! Canned replies: answers that are written once and sent often.

use base::{DateTime, InvalidFields, Utc, check_length, note_invalid, single_line};
use serde::{Deserialize, Serialize};

use crate::{LONGEST_CHAT_MESSAGE, Refusal};

base::id!(
    /// A canned reply.
    CannedReplyId
);

/// A canned reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CannedReply {
    /// Its id.
    pub id: CannedReplyId,
    /// What is typed after `/` to find it.
    pub shortcut: String,
    /// What is said, in Markdown.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// Canned replies, by their shortcuts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CannedReplies {
    /// All of them, five hundred at most.
    pub canned_replies: Vec<CannedReply>,
}

/// A canned reply to keep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CannedReplyDraft {
    /// What is typed after `/` to find it.
    pub shortcut: String,
    /// What is said, in Markdown.
    pub body: String,
}

impl CannedReplyDraft {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.shortcut = single_line(self.shortcut.trim_start_matches('/')).to_lowercase();
        let mut wrong = InvalidFields::new();
        let is_word = (1..=50).contains(&self.shortcut.chars().count())
            && self.shortcut.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_');
        note_invalid(&mut wrong, "shortcut", if is_word { Ok(()) } else { Err(Refusal::BadShortcut) });
        note_invalid(&mut wrong, "body", check_length(&self.body, LONGEST_CHAT_MESSAGE));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}
