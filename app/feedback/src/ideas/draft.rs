//! What is asked of ideas: a new one, a change of one, that two are one.

use base::{InvalidFields, InvalidText, check_length, cut, note_invalid, single_line};
use serde::{Deserialize, Serialize};

use super::IdeaStatus;
use crate::Feedback;

/// The most characters of a title.
pub const LONGEST_IDEA_TITLE: usize = 120;
/// The most characters of what an idea is about, and of an answer to it.
pub const LONGEST_IDEA_TEXT: usize = 5_000;

/// An idea to suggest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIdea {
    /// In a few words.
    pub title: String,
    /// What it is about, in Markdown; may be empty.
    #[serde(default)]
    pub body: String,
}

impl NewIdea {
    /// What feedback says, to begin with: its first line, or what it is about, and all of its words. Of who gave it, nothing.
    pub fn of_feedback(feedback: &Feedback) -> Self {
        let words = feedback.comments.as_deref().unwrap_or_default();
        let first = words.lines().map(single_line).find(|line| !line.is_empty());
        let title = first.unwrap_or_else(|| feedback.context.clone());
        Self { title: cut(&title, LONGEST_IDEA_TITLE).trim_end().to_owned(), body: words.to_owned() }
    }

    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.title = single_line(&self.title);
        self.body = self.body.trim_end().to_owned();
        let mut wrong = InvalidFields::new();
        note_invalid(&mut wrong, "title", check_length(&self.title, LONGEST_IDEA_TITLE));
        note_invalid(&mut wrong, "body", check_text(&self.body));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// What the desk changes of an idea; what is not given stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IdeaChange {
    /// Where it stands.
    pub status: Option<IdeaStatus>,
    /// What the house says to it, in Markdown; an empty one takes the answer away.
    pub answer: Option<String>,
    /// Whether only the desk sees it.
    pub is_hidden: Option<bool>,
}

impl IdeaChange {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.answer = self.answer.map(|answer| answer.trim_end().to_owned());
        let mut wrong = InvalidFields::new();
        note_invalid(&mut wrong, "answer", check_text(self.answer.as_deref().unwrap_or_default()));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Which idea says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaMerge {
    /// The number of the one that goes on.
    pub into: i64,
}

fn check_text(text: &str) -> Result<(), InvalidText> {
    if text.is_empty() { Ok(()) } else { check_length(text, LONGEST_IDEA_TEXT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_and_a_text_may_be_missing() {
        let draft = NewIdea { title: " Dark \n mode ".to_owned(), body: "\n".to_owned() }.check().unwrap();
        assert_eq!((&*draft.title, &*draft.body), ("Dark mode", ""));
        let wrong = NewIdea { title: String::new(), body: "a\0".to_owned() }.check().unwrap_err();
        assert_eq!(wrong.into_keys().collect::<Vec<_>>(), ["body", "title"]);
        let long = IdeaChange { answer: Some("a".repeat(LONGEST_IDEA_TEXT + 1)), ..IdeaChange::default() };
        assert!(long.check().unwrap_err().contains_key("answer"));
    }
}
