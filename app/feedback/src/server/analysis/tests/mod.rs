//! The analysis against a real database, with the cast, a file a story.

mod analysing;
mod models;
mod rules;
mod trending;

use base::server::Error;

use super::*;
use crate::{FeedbackKind, NewFeedback, TagRuleDraft};

/// Feedback in words, about the shop.
fn words(comments: &str) -> NewFeedback {
    NewFeedback {
        kind: FeedbackKind::Detailed,
        context: "Shop".to_owned(),
        comments: Some(comments.to_owned()),
        ..NewFeedback::default()
    }
}

/// A rule that gives a tag for a word.
fn rule(tag: &str, word: &str) -> TagRuleDraft {
    TagRuleDraft { tag: tag.to_owned(), words: vec![word.to_owned()], ..TagRuleDraft::default() }
}

/// The field that a verb refused.
fn field<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}
