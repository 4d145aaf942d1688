//! English.

use base::isolated;

use super::{RulesWords, TrendsWords, Words};
use crate::Dimension;

pub(super) static WORDS: Words = Words {
    rules: RulesWords {
        title: "Tags for feedback",
        changes: "Which words give feedback which tag by themselves.",
        keywords: "tag rule sentiment analysis feedback automatic model AI",
        lead: "Feedback gets a tag where these words are in it, as it comes in. A tag that somebody takes away stays away.",
        loading: "Loading the rules",
        none_yet: "No rules yet",
        none_yet_hint: "A rule says which words give feedback a tag: parcel, courier → delivery.",
        add: "Add a rule",
        edit: "Change",
        save: "Save",
        delete: "Delete",
        saved: "Saved. What was said before is looked at again.",
        tag: "Tag",
        words: "Words",
        words_hint: "With commas between. A star stands for any ending: deliver*. May be empty where a context is said.",
        which: "Which of the words",
        any: "Any of them",
        all: "All of them",
        language: "Language",
        any_language: "Any language",
        context: "Only where it is about",
        context_hint: "A part of what it is about: Checkout. Empty for anything.",
        said: |words, is_all| if is_all { format!("All of: {words}") } else { format!("Any of: {words}") },
        in_language: |language| format!("only in {language}"),
        about: |context| format!("only about {}", isolated(context)),
        trial: "Try the rules",
        trial_lead: "What would they make of this? Nothing of it is kept.",
        text: "What somebody might say",
        try_out: "Try",
        gets: |tags| {
            if tags.is_empty() {
                "It gets no tag.".to_owned()
            } else {
                format!("It gets: {}.", tags.join(", "))
            }
        },
        feels: |sentiment, score| {
            format!("By the word lists it is {sentiment} ({score:+.2} on a scale from −1 to 1).")
        },
        analysis: "Analysis",
        progress: |total, pending| match pending {
            0 => format!("All feedback was looked at: {total}."),
            _ => format!("To be looked at: {pending} of {total}."),
        },
        by_words: "Sentiment is judged by the word lists of English and German that come with Porchlight, and by the rating.",
        by_model: |model| {
            format!(
                "Sentiment is judged by the model {}; the word lists stand in where it does not answer.",
                isolated(model)
            )
        },
        fallbacks: |count| format!("Judged by the word lists, without the model: {count}."),
        again: "Look at everything again",
        again_hint: "In the background. What came without a name waits until its hour is over.",
        begun: "Begun.",
    },
    trends: TrendsWords {
        title: "Feedback trends",
        lead: "How much is said, how it is rated, and what it is about. Days are yours.",
        loading: "Loading the trends",
        from: "From",
        to: "To",
        by: "Counted by",
        show: "Show",
        all_feedback: "All feedback",
        none: "Nothing was said in this time",
        none_hint: "Choose other days.",
        dimension: |dimension| match dimension {
            Dimension::Sentiment => "Sentiment",
            Dimension::Context => "About",
            Dimension::Tag => "Tag",
        },
        finding: |count, average| match average {
            Some(average) => format!("Pieces of feedback: {count}, rated {average:.1} of 5 on the average."),
            None => format!("Pieces of feedback: {count}."),
        },
        shares: "Shares",
        days: "Day by day",
        day: "Day",
        count: "Count",
        share: "Share",
        average: "Average rating",
        of_it: "Of which",
        percent: |share| format!("{:.0} %", share * 100.0),
        rating: |rating| format!("{rating:.1}"),
        unlike: "Days unlike others",
        unlike_lead: "Compared with the same weekday of the eight weeks before, by days of UTC.",
        none_unlike: "No day was unlike others.",
        anomaly: |value, seen, expected| {
            format!("{}: {seen}, where about {expected:.0} are usual", isolated(value))
        },
        what_changed: "What it is about",
    },
};
