//! German.

use super::FeedbackWords;

pub(super) static WORDS: FeedbackWords = FeedbackWords {
    nobody: "Ohne Namen",
    about: |context| format!("Feedback zu: {context}"),
    rated: |rating| format!("Bewertet mit {rating} von 5."),
    was_feedback: "Dies war Feedback.",
    page: "Seite",
    tags: "Schlagwörter",
    language: "Sprache",
    cannot_be_answered: "Es kam ohne Namen: Eine Antwort liest niemand.",
};
