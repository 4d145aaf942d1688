//! English: the verbs' sentences are English already; only what programs call a field, or a topic, is called otherwise on a
//! page.

use super::Sentence;

/// Sentences of the API, and the same for people.
pub(super) const SENTENCES: &[Sentence] = &[
    ("There is a category with this address.", "There is a topic with this address."),
    (
        "Categories stand below this one, or its parent is gone.",
        "Topics stand below this one, or the one above it is gone.",
    ),
    ("Articles are in this category. Move them first.", "Articles are in this topic. Move them first."),
];

/// What a field is called among people.
pub(super) fn name_of(field: &str) -> &str {
    match field {
        "names" | "en" => "the name",
        "words" => "the group",
        "content_markdown" => "the text",
        "answer_markdown" => "the answer",
        "category" => "the topic",
        "parent_id" => "the topic above",
        "slug" => "the address",
        "publish_at" => "the time",
        "assigned_to" => "the assignee",
        "locale" => "the language",
        "is_helpful" => "the answer",
        field => field,
    }
}
