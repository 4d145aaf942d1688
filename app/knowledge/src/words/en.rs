//! English.

use super::Words;
use crate::Kind;

pub(super) const WORDS: Words = Words {
    search_label: "Search the help center",
    search_go: "Search",
    search_suggestions: "Suggestions",
    copy: "Copy",
    copied: "Copied",
    did_it_help: "Did this help?",
    yes: "Yes",
    no: "No",
    thanks: "Thank you. We read every word of this.",
    what_was_missing: "What was missing?",
    what_was_good: "What was good about it?",
    may_answer: "These may answer it",
    this_answers: "This answers it",
    glad: "Good. Then there is nothing to send; write to us whenever there is.",
    send: "Send",
    loading: "Loading",
    kind_of: |kind| match kind {
        Kind::Guide => "Guide",
        Kind::Tutorial => "Tutorial",
        Kind::BestPractice => "Best practice",
        Kind::Troubleshooting => "Troubleshooting",
        Kind::ApiDocumentation => "API documentation",
    },
};
