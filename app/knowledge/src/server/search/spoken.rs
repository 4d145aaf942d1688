//! A text taken apart once, so that what was asked is found in it again and again.

use std::{collections::HashMap, ops::Range};

use super::words::{Stems, words};

/// A text: what stands between its blanks, and the words of that.
pub(super) struct Spoken {
    text: String,
    tokens: Vec<Token>,
    /// The words in their order, each as its number in `known`.
    words: Vec<u32>,
    known: Vec<Known>,
    /// What the known words and their stems are made of, one after another.
    letters: String,
}

struct Token {
    /// Where it stands in the text.
    place: Range<u32>,
    /// Its words: usually one.
    words: Range<u32>,
}

/// A word that stands in the text, however often, as it is folded.
struct Known {
    word: Range<u32>,
    stem: Range<u32>,
}

fn end_of<T: TryInto<u32>>(length: T) -> u32 {
    length.try_into().unwrap_or(u32::MAX)
}

fn part<'a>(text: &'a str, place: &Range<u32>) -> &'a str {
    &text[place.start as usize..place.end as usize]
}

impl Spoken {
    pub fn new(text: &str, stems: &Stems) -> Self {
        let mut spoken = Self {
            text: String::new(),
            tokens: Vec::new(),
            words: Vec::new(),
            known: Vec::new(),
            letters: String::new(),
        };
        let mut numbers = HashMap::new();
        for token in text.split_whitespace() {
            if !spoken.text.is_empty() {
                spoken.text.push(' ');
            }
            let begin = end_of(spoken.text.len());
            spoken.text.push_str(token);
            let first = end_of(spoken.words.len());
            for word in words(token) {
                let number = match numbers.get(&word) {
                    Some(number) => *number,
                    None => {
                        let number = spoken.learn(&word, stems);
                        numbers.insert(word, number);
                        number
                    }
                };
                spoken.words.push(number);
            }
            spoken.tokens.push(Token {
                place: begin..end_of(spoken.text.len()),
                words: first..end_of(spoken.words.len()),
            });
        }
        spoken
    }

    fn learn(&mut self, word: &str, stems: &Stems) -> u32 {
        let number = end_of(self.known.len());
        let known = Known { word: self.put(word), stem: self.put(&stems.stem(word)) };
        self.known.push(known);
        number
    }

    fn put(&mut self, letters: &str) -> Range<u32> {
        let begin = end_of(self.letters.len());
        self.letters.push_str(letters);
        begin..end_of(self.letters.len())
    }

    /// How many there are of what stands between blanks.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What stands between two blanks.
    pub fn token(&self, place: usize) -> &str {
        part(&self.text, &self.tokens[place].place)
    }

    /// The words of a token, by their numbers.
    pub fn words_of(&self, place: usize) -> &[u32] {
        let Range { start, end } = self.tokens[place].words;
        &self.words[start as usize..end as usize]
    }

    /// Every word that stands in it, once, with its stem: in the order of their numbers.
    pub fn known(&self) -> impl Iterator<Item = (&str, &str)> {
        self.known.iter().map(|known| (part(&self.letters, &known.word), part(&self.letters, &known.stem)))
    }

    /// Whether words stand in it, one after another as they are folded.
    pub fn says(&self, phrase: &[String]) -> bool {
        let word = |number: u32| part(&self.letters, &self.known[number as usize].word);
        self.words
            .windows(phrase.len().max(1))
            .any(|words| words.iter().zip(phrase).all(|(number, asked)| word(*number) == asked))
    }

    /// About how much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        self.text.len()
            + self.letters.len()
            + self.tokens.len() * size_of::<Token>()
            + self.words.len() * size_of::<u32>()
            + self.known.len() * size_of::<Known>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_once() {
        let spoken = Spoken::new("Turn  the E27-lamp\non.", &Stems::of("en"));
        assert_eq!((spoken.len(), spoken.token(2)), (4, "E27-lamp"));
        let known: Vec<_> = spoken.known().collect();
        assert_eq!(
            spoken.words_of(2).iter().map(|word| known[*word as usize].0).collect::<Vec<_>>(),
            ["e27", "lamp"]
        );
        let phrase = |typed: &str| words(typed);
        assert!(spoken.says(&phrase("lamp on")));
        assert!(!spoken.says(&phrase("on lamp")));
        assert!(!spoken.says(&phrase("lamp on again")));
    }

    #[test]
    fn a_word_that_stands_twice_is_known_once_with_its_stem() {
        let spoken = Spoken::new("Pairing lamps: pairing", &Stems::of("en"));
        assert_eq!(spoken.words_of(0), spoken.words_of(2));
        assert_eq!(spoken.known().collect::<Vec<_>>(), [("pairing", "pair"), ("lamps", "lamp")]);
    }
}
