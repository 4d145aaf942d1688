//! Feedback to give, checked by the same rules on both sides.

use base::{InvalidFields, Locale, check_length, note_invalid, single_line, without_outer_blank_lines};
use serde::{Deserialize, Serialize};

use super::{FeedbackKind, FeedbackRefusal};

/// The longest line that says what it is about, in characters.
pub(crate) const LONGEST_CONTEXT: usize = 200;
/// The longest comment.
pub(super) const LONGEST_COMMENTS: usize = 5_000;
/// The most tags, and the longest one.
const MOST_TAGS: usize = 10;
const LONGEST_TAG: usize = 40;

/// Feedback to give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFeedback {
    /// How much is said.
    #[serde(rename = "type")]
    pub kind: FeedbackKind,
    /// How it was, from 1 to 5.
    #[serde(default)]
    pub rating: Option<i16>,
    /// What it is about, in a line.
    pub context: String,
    /// In one's own words.
    #[serde(default)]
    pub comments: Option<String>,
    /// A picture as `data:image/png;base64,…`, or the id of a file that one sent before under one's name.
    #[serde(default)]
    pub screenshot: Option<String>,
    /// What to put it under.
    #[serde(default)]
    pub tags: Option<Vec<String>>,
    /// The page that it is given on.
    #[serde(default)]
    pub page_url: Option<String>,
    /// Whether somebody who signed in gives it without their name.
    #[serde(default)]
    pub is_anonymous: bool,
    /// The language that they read: the door says so, never the caller.
    #[serde(skip)]
    pub locale: Locale,
}

impl NewFeedback {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        self.context = single_line(&self.context);
        note_invalid(&mut wrong, "context", check_length(&self.context, LONGEST_CONTEXT));
        let is_score = self.rating.is_none_or(|rating| (1..=5).contains(&rating));
        note_invalid(&mut wrong, "rating", if is_score { Ok(()) } else { Err(FeedbackRefusal::NotAScore) });
        self.comments = self.comments.take().filter(|comments| !comments.trim().is_empty());
        if let Some(comments) = &mut self.comments {
            *comments = without_outer_blank_lines(comments).to_owned();
            note_invalid(&mut wrong, "comments", check_length(comments, LONGEST_COMMENTS));
        }
        if let Some(tags) = &mut self.tags {
            note_invalid(&mut wrong, "tags", tidy_tags(tags));
        }
        self.screenshot = self.screenshot.take().filter(|said| !said.trim().is_empty());
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Tags are short words in lower case, each once, in order.
pub(super) fn tidy_tags(tags: &mut Vec<String>) -> Result<(), FeedbackRefusal> {
    // A million of them are not looked at one by one.
    if tags.len() > MOST_TAGS {
        return Err(FeedbackRefusal::ManyTags(MOST_TAGS));
    }
    for tag in tags.iter_mut() {
        *tag = single_line(&tag.to_lowercase()).replace(' ', "-");
        check_length(tag, LONGEST_TAG).map_err(FeedbackRefusal::BadTag)?;
    }
    tags.sort();
    tags.dedup();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quick() -> NewFeedback {
        NewFeedback { context: "Home".to_owned(), ..NewFeedback::default() }
    }

    fn wrong(draft: NewFeedback) -> Vec<String> {
        draft.check().unwrap_err().into_keys().collect()
    }

    #[test]
    fn every_wrong_field_is_named() {
        let draft = NewFeedback {
            rating: Some(6),
            context: " \n".to_owned(),
            comments: Some("a".repeat(5_001)),
            tags: Some(vec!["a".repeat(41)]),
            ..NewFeedback::default()
        };
        assert_eq!(wrong(draft), ["comments", "context", "rating", "tags"]);
        for rating in [0, -1, 6, i16::MAX] {
            assert_eq!(wrong(NewFeedback { rating: Some(rating), ..quick() }), ["rating"]);
        }
        assert_eq!(wrong(NewFeedback { tags: Some(vec![String::new(); 1_000_000]), ..quick() }), ["tags"]);
    }

    #[test]
    fn what_says_nothing_is_nothing_and_tags_are_tidied() {
        let draft = NewFeedback {
            comments: Some(" \n ".to_owned()),
            screenshot: Some(String::new()),
            tags: Some(vec!["Big Deal".to_owned(), "vip".to_owned(), "VIP".to_owned()]),
            context: " The\nlamp ".to_owned(),
            ..quick()
        };
        let checked = draft.check().unwrap();
        assert_eq!((checked.comments, checked.screenshot), (None, None));
        assert_eq!(
            (&*checked.context, checked.tags.unwrap()),
            ("The lamp", vec!["big-deal".to_owned(), "vip".to_owned()])
        );
    }

    #[test]
    fn a_body_is_of_the_contract() {
        let read = serde_json::from_str::<NewFeedback>;
        let whole = r#"{"type": "QUICK", "rating": 4, "context": "a", "comments": null, "screenshot": null, "tags": null}"#;
        assert_eq!(read(whole).unwrap().kind, FeedbackKind::Quick);
        for bad in [
            r#"{"type": "loud", "context": "a"}"#,
            r#"{"context": "a"}"#,
            r#"{"type": "quick"}"#,
            r#"{"type": "quick", "context": "a", "locale": "de"}"#,
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
