//! What the queue's page says.

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub kind: &'static str,
    pub attempts: &'static str,
    pub last_error: &'static str,
    pub given_up: &'static str,
    pub run_again: &'static str,
    pub waiting: fn(i64) -> String,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
    }
}

const EN: Words = Words {
    title: "Work that was given up",
    lead: "Each of these was tried until its tries ran out. Mend the cause, then run it again.",
    none: "Nothing was given up",
    none_hint: "Work that fails for good waits here for you.",
    kind: "Work",
    attempts: "Tries",
    last_error: "What it said last",
    given_up: "Given up",
    run_again: "Run again",
    waiting: |count| match count {
        0 => "Nothing waits.".to_owned(),
        1 => "One job waits for its turn.".to_owned(),
        count => format!("{count} jobs wait for their turn."),
    },
};
