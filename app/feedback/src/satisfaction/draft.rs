//! What a requester says of the help they got.

use base::{InvalidFields, check_length, note_invalid};
use serde::{Deserialize, Serialize};

use super::SatisfactionRefusal;

/// The most characters of a comment.
pub const LONGEST_SATISFACTION_COMMENT: usize = 2_000;

/// A rating to give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionDraft {
    /// From 1, very unhappy, to 5, very happy.
    pub score: i16,
    /// In their words.
    #[serde(default)]
    pub comment: Option<String>,
    /// Whether the ticket is to be open again; taken of who gives 1 or 2.
    #[serde(default)]
    pub reopen: bool,
}

impl SatisfactionDraft {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.comment =
            self.comment.map(|comment| comment.trim().to_owned()).filter(|comment| !comment.is_empty());
        let mut wrong = InvalidFields::new();
        let is_score = (1..=5).contains(&self.score);
        note_invalid(
            &mut wrong,
            "score",
            if is_score { Ok(()) } else { Err(SatisfactionRefusal::NotARating) },
        );
        if let Some(comment) = &self.comment {
            note_invalid(&mut wrong, "comment", check_length(comment, LONGEST_SATISFACTION_COMMENT));
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// Whether the ticket is to be open again: who was content has no reason for it.
    pub fn reopens(&self) -> bool {
        self.reopen && self.score <= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_from_one_to_five() {
        for score in [-1, 0, 6, i16::MAX] {
            let wrong = SatisfactionDraft { score, ..SatisfactionDraft::default() }.check().unwrap_err();
            assert_eq!(wrong.into_keys().collect::<Vec<_>>(), ["score"]);
        }
        let comment = Some(" \n".to_owned());
        let draft = SatisfactionDraft { score: 3, comment, reopen: true }.check().unwrap();
        assert_eq!((draft.comment.clone(), draft.reopens()), (None, false));
        assert!(SatisfactionDraft { score: 2, ..draft }.reopens());
    }
}
