//! English.

use super::FeedbackWords;

pub(super) static WORDS: FeedbackWords = FeedbackWords {
    nobody: "Without a name",
    about: |context| format!("Feedback about: {context}"),
    rated: |rating| format!("Rated {rating} of 5."),
    was_feedback: "This was feedback.",
    page: "Page",
    tags: "Tags",
    language: "Language",
    cannot_be_answered: "It was given without a name: nobody reads an answer.",
};
