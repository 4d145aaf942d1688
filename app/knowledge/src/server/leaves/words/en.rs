//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    search: "Search",
    results_for: |words| format!("Results for “{words}”"),
    found_nothing: "Nothing has these words",
    found_nothing_hint: "Try fewer or other words, or write to us: a person will answer.",
    help: "Help",
    faq_title: "Questions that many people have",
    no_faq: "No questions yet",
    no_faq_hint: "What many people ask will be answered here.",
    categories: "Topics",
    articles: |count| if count == 1 { "1 article".to_owned() } else { format!("{count} articles") },
    popular: "Read most",
    recent: "Recently updated",
    empty_category: "Nothing here yet",
    empty_category_hint: "Articles on this topic will be here once they are written.",
    updated: "Updated",
    minutes: |minutes| format!("{minutes} min read"),
    contents: "On this page",
    stale: "The original of this article changed since it was translated. Some of it may be out of date.",
    other_languages: "Also in",
    for_agents: "Only the desk can read this",
    for_signed_in: "Only people who are signed in can read this",
    related: "Related",
    still_stuck: "Still stuck?",
    still_stuck_hint: "Tell us what happened. A person will answer.",
    write_to_us: "Write to us",
    edit: "Edit",
    what_happened: "What happened",
    what_helped: "What helped",
};
