//! English.

use super::SatisfactionWords;

pub(super) static WORDS: SatisfactionWords = SatisfactionWords {
    loading: "Loading the question",
    question: "How was the help you got?",
    scores: ["Very unhappy", "Unhappy", "Neither", "Happy", "Very happy"],
    comment: "In your words",
    reopen: "It is not solved: open it again",
    reopen_hint: "Taken when you are unhappy.",
    send: "Send",
    given: |word| format!("You said: {word}. Thank you."),
    change: "Change my answer",
    at_desk: |rating| format!("Satisfaction: {rating} of 5"),
    link_title: "How was it?",
    link_lead: "Nothing is recorded before you press the button.",
    to_start: "Go to the start",
};
