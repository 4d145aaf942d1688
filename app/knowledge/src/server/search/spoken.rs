//! A text taken apart once, so that what was asked is found in it again and again for the price of comparing numbers.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use super::words::{Stems, words};

/// More words than this of one text are not looked into for an excerpt.
const MOST_TOKENS: usize = 5_000;

/// A text: what stands between its blanks, and the words of that.
pub(super) struct Spoken {
    text: String,
    tokens: Vec<Token>,
    words: Vec<Word>,
    /// All words as they are folded, one after another.
    folded: String,
}

struct Token {
    /// Where it stands in the text.
    place: Range<u32>,
    /// Its words: usually one.
    words: Range<u32>,
}

struct Word {
    folded: Range<u32>,
    stem: u64,
}

/// What a stem is known by here.
pub(super) fn mark_of(stem: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    stem.hash(&mut hasher);
    hasher.finish()
}

fn end_of<T: TryInto<u32>>(length: T) -> u32 {
    length.try_into().unwrap_or(u32::MAX)
}

impl Spoken {
    pub fn new(text: &str, stems: &Stems) -> Self {
        let mut spoken =
            Self { text: String::new(), tokens: Vec::new(), words: Vec::new(), folded: String::new() };
        for token in text.split_whitespace().take(MOST_TOKENS) {
            if !spoken.text.is_empty() {
                spoken.text.push(' ');
            }
            let begin = end_of(spoken.text.len());
            spoken.text.push_str(token);
            let first = end_of(spoken.words.len());
            for word in words(token) {
                let from = end_of(spoken.folded.len());
                spoken.folded.push_str(&word);
                let folded = from..end_of(spoken.folded.len());
                spoken.words.push(Word { folded, stem: mark_of(&stems.stem(&word)) });
            }
            spoken.tokens.push(Token {
                place: begin..end_of(spoken.text.len()),
                words: first..end_of(spoken.words.len()),
            });
        }
        spoken
    }

    /// How many there are of what stands between blanks.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What stands between two blanks.
    pub fn token(&self, place: usize) -> &str {
        let Range { start, end } = self.tokens[place].place;
        &self.text[start as usize..end as usize]
    }

    /// The words of a token as they are folded, with what their stems are known by.
    pub fn words_of(&self, place: usize) -> impl Iterator<Item = (&str, u64)> {
        let Range { start, end } = self.tokens[place].words;
        self.words[start as usize..end as usize].iter().map(|word| (self.folded(word), word.stem))
    }

    /// Whether words stand in it, one after another as they are folded.
    pub fn says(&self, phrase: &[String]) -> bool {
        self.words
            .windows(phrase.len().max(1))
            .any(|words| words.iter().zip(phrase).all(|(word, asked)| self.folded(word) == asked))
    }

    /// About how much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        self.text.len()
            + self.folded.len()
            + self.tokens.len() * size_of::<Token>()
            + self.words.len() * size_of::<Word>()
    }

    fn folded(&self, word: &Word) -> &str {
        &self.folded[word.folded.start as usize..word.folded.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_once() {
        let spoken = Spoken::new("Turn  the E27-lamp\non.", &Stems::of("en"));
        assert_eq!((spoken.len(), spoken.token(2)), (4, "E27-lamp"));
        assert_eq!(spoken.words_of(2).map(|(word, _)| word).collect::<Vec<_>>(), ["e27", "lamp"]);
        let phrase = |typed: &str| words(typed);
        assert!(spoken.says(&phrase("lamp on")));
        assert!(!spoken.says(&phrase("on lamp")));
        assert!(!spoken.says(&phrase("lamp on again")));
    }
}
