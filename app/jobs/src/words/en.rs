//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "Work that was given up",
    changes: "Work that failed for good, to be run again or deleted.",
    keywords: "queue background task failed dead letter retry",
    lead: "Each of these was tried until its tries ran out, or nobody knows how to do it. Mend the cause and run it again, or delete it.",
    none: "Nothing was given up",
    none_hint: "Work that fails for good waits here for you.",
    kind: "Work",
    queue: "Queue",
    attempts: "Tries",
    last_error: "What it said last",
    given_up: "Given up",
    run_again: "Run again",
    delete: "Delete",
    unknown_kind: "Nobody knows this kind of work: an earlier release wanted it.",
    waiting: |count| match count {
        0 => "Nothing waits.".to_owned(),
        1 => "One job waits for its turn.".to_owned(),
        count => format!("{count} jobs wait for their turn."),
    },
};
