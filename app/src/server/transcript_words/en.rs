//! English.

use super::TranscriptWords;

pub(super) static WORDS: TranscriptWords = TranscriptWords {
    chat_with: |name| format!("Chat with {name}"),
    visitor: "Visitor",
    was_a_chat: "This was a chat.",
    name: "Name",
    email: "Email",
    external_id: "Called by their site",
    page: "Page",
    site: "Site",
    topic: "Topic",
    language: "Language",
    unverified: "The visitor typed this address. Nobody checked that it is theirs.",
    left_out: |here, before| {
        format!("The newest {here} messages are here; {before} before them are in the chat alone.")
    },
};
