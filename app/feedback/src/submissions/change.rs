//! What the desk makes of feedback.

use base::{InvalidFields, check_length, note_invalid};
use serde::{Deserialize, Serialize};

use super::{FeedbackStatus, new_feedback::tidy_tags};
use crate::NewIdea;

/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 5_000;

/// What to change of feedback; what is missing stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FeedbackChange {
    /// Its tags, all of them.
    pub tags: Option<Vec<String>>,
    /// What becomes of it.
    pub status: Option<FeedbackStatus>,
    /// What the desk keeps in mind of it; `null` for nothing.
    #[serde(deserialize_with = "base::double_option")]
    #[schema(value_type = Option<String>)]
    pub note: Option<Option<String>>,
    /// Its ticket: `true` makes one, once; an id or a number names one that is there.
    pub ticket: Option<FeedbackTicket>,
    /// Its idea: `true` makes one of its own first line, a title and a body one in the desk's words, once; a number names one
    /// that is there.
    pub idea: Option<FeedbackIdea>,
}

/// Which ticket feedback belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum FeedbackTicket {
    /// Whether one is made of it.
    Made(bool),
    /// One that is there, by id or number.
    Named(String),
}

/// Which idea feedback is counted to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum FeedbackIdea {
    /// Whether one is made of what was said.
    Made(bool),
    /// One that is there, by its number.
    Named(i64),
    /// One in the desk's words.
    Told(NewIdea),
}

impl FeedbackChange {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        if let Some(tags) = &mut self.tags {
            note_invalid(&mut wrong, "tags", tidy_tags(tags));
        }
        if let Some(note) = &mut self.note {
            *note = note.take().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
            if let Some(note) = note {
                note_invalid(&mut wrong, "note", check_length(note, LONGEST_NOTE));
            }
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> serde_json::Result<FeedbackChange> {
        serde_json::from_str(text)
    }

    #[test]
    fn what_is_missing_is_not_what_is_null() {
        assert_eq!(read("{}").unwrap(), FeedbackChange::default());
        assert_eq!(read(r#"{"note": null}"#).unwrap().note, Some(None));
        assert_eq!(read(r#"{"note": " "}"#).unwrap().check().unwrap().note, Some(None));
        assert_eq!(read(r#"{"ticket": true}"#).unwrap().ticket, Some(FeedbackTicket::Made(true)));
        let named = FeedbackTicket::Named("ST-2026-000001".to_owned());
        assert_eq!(read(r#"{"ticket": "ST-2026-000001"}"#).unwrap().ticket, Some(named));
        assert_eq!(read(r#"{"idea": 12}"#).unwrap().idea, Some(FeedbackIdea::Named(12)));
        let told = NewIdea { title: "Quiet lamps".to_owned(), body: String::new() };
        assert_eq!(
            read(r#"{"idea": {"title": "Quiet lamps"}}"#).unwrap().idea,
            Some(FeedbackIdea::Told(told))
        );
        assert!(
            read(r#"{"idea": {"title": "a", "votes": 9}}"#).is_err() && read(r#"{"idea": "12"}"#).is_err()
        );
        assert!(read(r#"{"status": "lost"}"#).is_err() && read(r#"{"rating": 5}"#).is_err());
        let long = FeedbackChange { note: Some(Some("a".repeat(5_001))), ..FeedbackChange::default() };
        assert!(long.check().unwrap_err().contains_key("note"));
    }
}
