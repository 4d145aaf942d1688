//! English.

use super::RatingsWords;

pub(super) static WORDS: RatingsWords = RatingsWords {
    title: "Ratings",
    report: "Report",
    lead_own: "How people found the help that you gave them, newest first.",
    lead_all: "How people found the help they got, newest first.",
    loading: "Loading the ratings",
    all: "All",
    rating: "Rating",
    agent: "Agent",
    comment: "Comment",
    with_comment: "With a comment",
    from: "From",
    to: "To",
    show: "Show",
    show_all: "Show all",
    none_yet: "No ratings yet",
    none_yet_hint: "Whoever asked for help says how it was once their ticket is resolved. It appears here.",
    none_found: "No rating is as you asked",
    none_found_hint: "Leave something out of the filter, or show all of them.",
    no_words: "Without words",
    rated: |rating| format!("{rating} of 5"),
    found: |count, average| {
        let ratings = if count == 1 { "1 rating".to_owned() } else { format!("{count} ratings") };
        format!("{ratings}, {average:.1} of 5 on the average")
    },
};
