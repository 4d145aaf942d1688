//! What is said around a rating.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct SatisfactionWords {
    /// While it is loaded.
    pub loading: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// The word for each rating, from 1 to 5.
    pub scores: [&'static str; 5],
    /// The label of the comment.
    pub comment: &'static str,
    /// What the box does.
    pub reopen: &'static str,
    /// When the box counts.
    pub reopen_hint: &'static str,
    /// The button.
    pub send: &'static str,
    /// What was answered.
    pub given: fn(&str) -> String,
    /// The way to another answer.
    pub change: &'static str,
    /// What the desk reads.
    pub at_desk: fn(i16) -> String,
    /// The heading of the page behind a link.
    pub link_title: &'static str,
    /// What that page promises.
    pub link_lead: &'static str,
    /// The way on from there.
    pub to_start: &'static str,
}

impl SatisfactionWords {
    /// The word for a rating.
    pub fn score(&self, rating: i16) -> &'static str {
        let place = usize::try_from(rating).ok().and_then(|rating| rating.checked_sub(1));
        place.and_then(|place| self.scores.get(place)).copied().unwrap_or_default()
    }
}

/// The sentences of a language.
pub fn satisfaction_words(locale: Locale) -> &'static SatisfactionWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rating_has_a_word_and_nothing_else_has() {
        let words = satisfaction_words(Locale::En);
        assert_eq!((words.score(1), words.score(5)), ("Very unhappy", "Very happy"));
        assert_eq!((words.score(0), words.score(6), words.score(-1)), ("", "", ""));
    }
}
