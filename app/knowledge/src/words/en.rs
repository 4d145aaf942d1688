//! English.

use super::Words;
use crate::Kind;

pub(super) const WORDS: Words = Words {
    search_label: "Search the help center",
    search_go: "Search",
    search_suggestions: "Suggestions",
    may_answer: "These may answer it",
    this_answers: "This answers it",
    glad: "Good. Then there is nothing to send; write to us whenever there is.",
    kind_of: |kind| match kind {
        Kind::Guide => "Guide",
        Kind::Tutorial => "Tutorial",
        Kind::BestPractice => "Best practice",
        Kind::Troubleshooting => "Troubleshooting",
        Kind::ApiDocumentation => "API documentation",
    },
};
