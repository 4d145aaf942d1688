//! Automatic tagging: which rules meet a text, and what becomes of its tags by that.

use base::{Locale, fold, is_of_word};

use crate::TagRule;

/// The most tags of one piece of feedback.
const MOST_TAGS: usize = 10;

/// The tags of the rules that meet a text, each once, in order.
pub(super) fn matched(rules: &[TagRule], (context, text): (&str, &str), locale: Locale) -> Vec<String> {
    let (words, context) = (as_words(text), fold(context));
    let meets = |rule: &&TagRule| {
        rule.locale.is_none_or(|only| only == locale)
            && rule.context.as_ref().is_none_or(|part| context.contains(&fold(part)))
            && has_words(rule, &words)
    };
    let mut tags: Vec<String> = rules.iter().filter(meets).map(|rule| rule.tag.clone()).collect();
    tags.sort();
    tags.dedup();
    tags
}

fn has_words(rule: &TagRule, text: &str) -> bool {
    let mut words = rule.words.iter();
    match rule.is_all {
        _ if rule.words.is_empty() => true,
        true => words.all(|word| has_word(text, word)),
        false => words.any(|word| has_word(text, word)),
    }
}

/// Whether a word, a phrase or, before a star, the beginning of one stands in a text made of words.
fn has_word(text: &str, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(beginning) => text.contains(as_words(beginning).trim_end()),
        None => text.contains(&as_words(word)),
    }
}

/// A text as its words, folded, with one space before and after each.
fn as_words(text: &str) -> String {
    let folded = fold(text);
    let mut words = String::with_capacity(folded.len() + 2);
    for word in folded.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()) {
        words.push(' ');
        words.push_str(word);
    }
    words.push(' ');
    words
}

/// The tags of feedback, and which of them rules gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tags {
    /// All that it has.
    pub tags: Vec<String>,
    /// Those that rules gave, also where somebody took them away: they stay away.
    pub automatic: Vec<String>,
}

impl Tags {
    /// The tags after rules met it: what people gave or took away stays as they want it.
    pub fn after(self, matched: &[String]) -> Self {
        let Self { tags, automatic } = self;
        let is_ours = |tag: &String| automatic.contains(tag);
        let mut kept: Vec<String> =
            tags.iter().filter(|tag| !is_ours(tag) || matched.contains(tag)).cloned().collect();
        let mut given = Vec::new();
        for tag in matched {
            match (is_ours(tag), tags.contains(tag)) {
                // Ours before, there or taken away.
                (true, _) => given.push(tag.clone()),
                // A person's.
                (false, true) => {}
                (false, false) if kept.len() < MOST_TAGS => {
                    kept.push(tag.clone());
                    given.push(tag.clone());
                }
                (false, false) => {}
            }
        }
        kept.sort();
        Self { tags: kept, automatic: given }
    }
}

#[cfg(test)]
mod tests {
    use base::{DateTime, uuid::Uuid};
    use proptest::prelude::*;

    use super::*;

    fn rule(tag: &str, words: &[&str]) -> TagRule {
        TagRule {
            id: Uuid::nil().into(),
            tag: tag.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            is_all: false,
            locale: None,
            context: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn words_phrases_and_beginnings_are_found_whole() {
        let rules = [
            rule("any", &["late", "credit card"]),
            rule("begins", &["verspät*"]),
            TagRule { is_all: true, ..rule("all", &["lamp", "late"]) },
            TagRule { locale: Some(Locale::De), ..rule("german", &["lampe"]) },
            TagRule { context: Some("check".to_owned()), ..rule("context", &[]) },
        ];
        let of = |context: &str, text: &str, locale| matched(&rules, (context, text), locale);
        assert_eq!(of("Shop", "LATE!", Locale::En), ["any"]);
        assert_eq!(of("Shop", "my Credit-Card", Locale::En), ["any"]);
        assert_eq!(of("Shop", "chocolate, lately", Locale::En), Vec::<String>::new());
        assert_eq!(of("Shop", "Große Verspaetung", Locale::De), ["begins"]);
        assert_eq!(of("Shop", "The lamp was late", Locale::En), ["all", "any"]);
        assert_eq!(of("Shop", "Lampe", Locale::En), Vec::<String>::new());
        assert_eq!(of("Shop", "Lampe", Locale::De), ["german"]);
        assert_eq!(of("The Checkout", "", Locale::En), ["context"]);
    }

    fn tags(tags: &[&str], automatic: &[&str]) -> Tags {
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
        Tags { tags: owned(tags), automatic: owned(automatic) }
    }

    #[test]
    fn what_people_gave_or_took_away_stays() {
        let matched = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        assert_eq!(tags(&["own"], &[]).after(&matched(&["rule"])), tags(&["own", "rule"], &["rule"]));
        assert_eq!(tags(&["own", "rule"], &["rule"]).after(&[]), tags(&["own"], &[]), "a rule went");
        assert_eq!(
            tags(&["own"], &["rule"]).after(&matched(&["rule"])),
            tags(&["own"], &["rule"]),
            "taken away"
        );
        assert_eq!(tags(&["own"], &[]).after(&matched(&["own"])).after(&[]), tags(&["own"], &[]));
    }

    proptest! {
        #[test]
        fn looking_again_changes_nothing_and_people_keep_theirs(
            own in prop::collection::btree_set("[a-e]", 0..6),
            matched in prop::collection::btree_set("[a-p]", 0..16),
        ) {
            let own: Vec<String> = own.into_iter().collect();
            let matched: Vec<String> = matched.into_iter().collect();
            let once = Tags { tags: own.clone(), automatic: Vec::new() }.after(&matched);
            prop_assert!(once.tags.len() <= MOST_TAGS);
            prop_assert_eq!(once.clone().after(&matched), once.clone());
            prop_assert_eq!(once.after(&[]).tags, own);
        }
    }
}
