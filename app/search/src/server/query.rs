//! What somebody asks: words, "phrases", and -words that must not be there.

use base::is_of_word;

use super::words::words;

/// More words than this are not looked for, and more phrases.
const MOST_WORDS: usize = 16;
const MOST_PHRASES: usize = 4;

/// A parsed question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// The words, those of phrases too, in their order.
    pub words: Vec<String>,
    /// Words that must stand beside each other.
    pub phrases: Vec<Vec<String>>,
    /// Words that must not be there.
    pub without: Vec<String>,
    /// Phrases that must not be there.
    pub without_phrases: Vec<Vec<String>>,
    /// Whether the last word may be the beginning of one: nothing was typed after it.
    pub is_open: bool,
}

impl Query {
    /// Reads what was typed; anything can be.
    pub fn read(typed: &str) -> Self {
        let mut query = Self::default();
        let mut is_unwanted = false;
        for (place, part) in typed.split(['"', '“', '”', '„']).enumerate() {
            if place % 2 == 1 {
                let phrase = words(part);
                if phrase.is_empty() {
                    continue;
                }
                if is_unwanted {
                    query.without_phrases.push(phrase);
                } else {
                    query.words.extend(phrase.iter().cloned());
                    query.phrases.push(phrase);
                }
                query.is_open = false;
                continue;
            }
            // A hyphen inside a word joins; before one it excludes.
            is_unwanted = part
                .strip_suffix('-')
                .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
            if !part.trim().is_empty() {
                query.read_loose(part);
            }
        }
        query.words.truncate(MOST_WORDS);
        query.without.truncate(MOST_WORDS);
        query.phrases.truncate(MOST_PHRASES);
        query.without_phrases.truncate(MOST_PHRASES);
        query
    }

    fn read_loose(&mut self, part: &str) {
        for word in part.split_whitespace() {
            match word.strip_prefix('-').filter(|word| !word.is_empty()) {
                Some(unwanted) => self.without.extend(words(unwanted)),
                None => self.words.extend(words(word)),
            }
        }
        let last = part.split_whitespace().next_back().unwrap_or_default();
        self.is_open = part.ends_with(is_of_word) && !last.starts_with('-');
    }

    /// Whether what is found has to be read to know whether it is an answer.
    pub fn has_phrases(&self) -> bool {
        !self.phrases.is_empty() || !self.without_phrases.is_empty()
    }

    /// The last word where it may be the beginning of one, and is long enough to say something.
    pub fn beginning(&self) -> Option<&str> {
        let last = self.words.last().filter(|word| self.is_open && word.chars().count() >= 2);
        last.map(String::as_str)
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_is_read_as_it_is_meant() {
        let query = Query::read("reset \"the lamp\" -phone dim");
        assert_eq!(query.words, ["reset", "the", "lamp", "dim"]);
        assert_eq!(query.phrases, [["the", "lamp"]]);
        assert_eq!(query.without, ["phone"]);
        assert!(query.is_open);
        let query = Query::read("lamp -\"hold the button\" \"reset\"");
        assert_eq!(query.words, ["lamp", "reset"]);
        assert_eq!(query.phrases, [["reset"]]);
        assert_eq!(query.without_phrases, [["hold", "the", "button"]]);
        assert!(Query::read("e-\"mail\"").without_phrases.is_empty());
        assert!(Query::read("แบตเตอรี่").is_open, "its last sign is a mark");
        assert!(!Query::read("reset ").is_open);
        assert!(!Query::read("reset \"lamp\"").is_open);
        assert!(!Query::read("reset -lam").is_open);
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(typed in ".{0,200}") {
            prop_assert!(Query::read(&typed).words.len() <= MOST_WORDS);
        }
    }
}
