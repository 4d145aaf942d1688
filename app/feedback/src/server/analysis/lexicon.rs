//! The word lists that the built-in scorer reads, a data file a language: `<valence>: words` from -4 to 4, and lines that say
//! what a word does to those around it.

use std::{collections::HashMap, sync::LazyLock};

use base::fold;

/// The longest phrase, in words.
pub(super) const LONGEST_PHRASE: usize = 4;
/// A stem has so many characters at least, and a word is compared with the stems of no more.
const SHORTEST_STEM: usize = 3;
const LONGEST_STEM: usize = 24;

/// What a word does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Turns what it stands beside into its contrary.
    Negates,
    /// Makes it more.
    Strengthens,
    /// Makes it less.
    Weakens,
    /// What comes after it counts more than what came before.
    Turns,
}

/// What a word or a phrase says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Meaning {
    /// How somebody feels who says it, from -4 to 4; zero where it does not say.
    pub valence: f64,
    /// What it does to others.
    pub mark: Option<Mark>,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words and phrases, their words with one space between.
    words: HashMap<String, Meaning>,
    /// Beginnings of words.
    stems: HashMap<String, f64>,
    /// The words that a phrase begins with.
    openers: HashMap<String, usize>,
    /// Words that its speakers use in any text.
    common: HashMap<String, ()>,
    /// Where words are negated from behind too, up to one of these.
    behind: Option<Vec<String>>,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("lexicon/en.txt")));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("lexicon/de.txt")));
static SIGNS: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
    let lines = include_str!("lexicon/signs.txt").lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(": "));
    let lines =
        lines.filter_map(|(valence, signs)| valence.parse().ok().map(|valence: f64| (valence, signs)));
    lines.flat_map(|(valence, signs)| signs.split_whitespace().map(move |sign| (sign, valence))).collect()
});

/// The English one.
pub(super) fn english() -> &'static Lexicon {
    &ENGLISH
}

/// The German one.
pub(super) fn german() -> &'static Lexicon {
    &GERMAN
}

/// What an emoticon or an emoji says.
pub(super) fn sign(sign: &str) -> Option<f64> {
    SIGNS.get(sign).copied()
}

impl Lexicon {
    /// Reads a file. A line that says nothing is passed over; a test knows that there is none.
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((what, words)) = line.split_once(": ") else { continue };
            let words = words.split(", ").map(|word| fold(&word.replace('-', " ")));
            match (what, what.parse::<f64>()) {
                (_, Ok(valence)) => words.for_each(|word| lexicon.add_valence(word, valence)),
                ("negators", _) => words.for_each(|word| lexicon.add_mark(word, Mark::Negates)),
                ("stronger", _) => words.for_each(|word| lexicon.add_mark(word, Mark::Strengthens)),
                ("weaker", _) => words.for_each(|word| lexicon.add_mark(word, Mark::Weakens)),
                ("turns", _) => words.for_each(|word| lexicon.add_mark(word, Mark::Turns)),
                ("common", _) => lexicon.common.extend(words.map(|word| (word, ()))),
                ("behind", _) => lexicon.behind = Some(words.collect()),
                _ => {}
            }
        }
        lexicon
    }

    fn add_valence(&mut self, word: String, valence: f64) {
        match word.strip_suffix('*') {
            // A phrase is found whole.
            Some(stem) if !stem.contains(' ') => {
                self.stems.insert(stem.to_owned(), valence);
            }
            _ => {
                let word = word.trim_end_matches('*').to_owned();
                self.note_opener(&word);
                self.words.entry(word).or_default().valence = valence;
            }
        }
    }

    fn add_mark(&mut self, word: String, mark: Mark) {
        self.note_opener(&word);
        self.words.entry(word).or_default().mark = Some(mark);
    }

    fn note_opener(&mut self, phrase: &str) {
        if let Some((opener, rest)) = phrase.split_once(' ') {
            let longest = self.openers.entry(opener.to_owned()).or_default();
            *longest = (*longest).max(1 + rest.split(' ').count());
        }
    }

    /// What a word or a phrase means; nothing for what is not in it.
    pub fn meaning(&self, word: &str) -> Option<Meaning> {
        if let Some(meaning) = self.words.get(word) {
            return Some(*meaning);
        }
        let ends = word.char_indices().map(|(place, letter)| place + letter.len_utf8());
        let ends: Vec<usize> = ends.take(LONGEST_STEM).skip(SHORTEST_STEM - 1).collect();
        let stem = ends.into_iter().rev().find_map(|end| self.stems.get(&word[..end]));
        stem.map(|valence| Meaning { valence: *valence, mark: None })
    }

    /// How many words the longest phrase has that begins with this one; none begins with most.
    pub fn longest_phrase(&self, opener: &str) -> usize {
        self.openers.get(opener).copied().unwrap_or(0).min(LONGEST_PHRASE)
    }

    /// Whether its speakers use a word in any text.
    pub fn is_common(&self, word: &str) -> bool {
        self.common.contains_key(word)
    }

    /// Whether words are negated from behind too.
    pub fn negates_behind(&self) -> bool {
        self.behind.is_some()
    }

    /// Whether a word ends what is negated from behind.
    pub fn ends_scope(&self, word: &str) -> bool {
        self.behind.iter().flatten().any(|end| end == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_files_says_something() {
        for text in [include_str!("lexicon/en.txt"), include_str!("lexicon/de.txt")] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let (what, words) = line.split_once(": ").unwrap();
                let is_known =
                    ["negators", "stronger", "weaker", "turns", "common", "behind"].contains(&what);
                assert!(
                    is_known || what.parse::<i8>().is_ok_and(|valence| (-4..=4).contains(&valence)),
                    "{what}"
                );
                for word in words.split(", ") {
                    assert!(!word.trim().is_empty() && !word.contains(','), "{line}");
                    assert!(word.split(' ').count() <= LONGEST_PHRASE, "{word}");
                    assert!(word.find('*').is_none_or(|star| star == word.len() - 1), "{word}");
                }
            }
            let lexicon = Lexicon::parse(text);
            assert!(lexicon.words.len() + lexicon.stems.len() > 500, "several hundred words");
        }
        assert!(SIGNS.len() > 60);
    }

    #[test]
    fn a_word_is_found_by_its_beginning_and_a_longer_beginning_goes_first() {
        let lexicon = Lexicon::parse("-2: bad*\n2: badge*, nice\nnegators: not");
        assert_eq!(lexicon.meaning("badly").unwrap().valence, -2.0);
        assert_eq!(lexicon.meaning("badges").unwrap().valence, 2.0);
        assert_eq!(lexicon.meaning("nicely"), None);
        assert_eq!(lexicon.meaning("not").unwrap().mark, Some(Mark::Negates));
        assert_eq!(lexicon.meaning("ä"), None);
    }
}
