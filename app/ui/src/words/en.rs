//! English.

use base::Age;

use super::Words;

pub(super) const WORDS: Words = Words {
    pages: "Pages",
    newer: "Newer",
    older: "Older",
    page_of: |page, pages| format!("Page {page} of {pages}"),
    page_of_many: |page| format!("Page {page}"),
    not_found: "This page is not here",
    forbidden: "This is not yours to see",
    unauthenticated: "Sign in to see this",
    broken: "This did not work",
    home: "Go to the start",
    formatting: "Formatting",
    bold: "Bold",
    italic: "Italic",
    strikethrough: "Strikethrough",
    link: "Link",
    bullets: "Bulleted list",
    numbers: "Numbered list",
    quote: "Quote",
    code: "Code",
    heading: "Heading",
    image: "Image",
    preview: "Preview",
    as_table: "Show as a table",
    no_value: "–",
    before: "Before",
    was_before: |value| format!("({value} before)"),
    lowest_highest: |label, [low, low_at], [high, high_at]| {
        format!("{label}: lowest {low} ({low_at}), highest {high} ({high_at}).")
    },
    nothing_known: |label| format!("{label}: nothing to show."),
    ago: |age| match age {
        Age::Now => "now".to_owned(),
        Age::Minutes(count) => format!("{count}m"),
        Age::Hours(count) => format!("{count}h"),
        Age::Days(count) => format!("{count}d"),
        Age::Weeks(count) => format!("{count}w"),
        Age::Years(count) => format!("{count}y"),
    },
};
