//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "Events that were set aside",
    changes: "Events that a part of Porchlight could not react to, to be tried again.",
    keywords: "event delivery consumer failed dead letter retry",
    lead: "A part of Porchlight failed at each of these until its tries ran out. Mend the cause, then run it again.",
    none: "Nothing was set aside",
    none_hint: "Events that a part of Porchlight cannot react to wait here for you.",
    consumer: "Consumer",
    kind: "Event",
    topic: "Of what",
    attempts: "Tries",
    last_error: "What it said last",
    set_aside: "Set aside",
    run_again: "Run again",
    waiting: |count| match count {
        0 => "No event waits for another try.".to_owned(),
        1 => "One event waits for another try.".to_owned(),
        count => format!("{count} events wait for another try."),
    },
};
