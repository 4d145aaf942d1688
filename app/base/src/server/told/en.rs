//! English: the verbs' sentences are English already; only what programs call a field is called otherwise on a page.

/// What a field is called among people.
pub(super) fn name_of(field: &str) -> &str {
    match field {
        "names" | "en" => "the name",
        "words" => "the words",
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
