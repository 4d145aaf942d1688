//! A text as its words, in clauses and sentences, in one pass.

use base::{fold, is_of_word};

use super::lexicon::sign;

/// Longer ones are nobody's word.
const LONGEST_WORD: usize = 64;

/// A word, an emoticon or an emoji.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Folded; empty for a sign.
    pub word: String,
    /// What a sign says.
    pub sign: Option<f64>,
    /// Whether it is written in capitals.
    pub is_shouted: bool,
    /// The clause that it stands in, counted through all of the text.
    pub clause: usize,
    /// The sentence that it stands in.
    pub sentence: usize,
}

/// The words of a text, and how many exclamation marks it has.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// In their order.
    pub all: Vec<Token>,
    /// How often it is exclaimed.
    pub exclamations: u32,
    clause: usize,
    sentence: usize,
}

impl Tokens {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        for line in text.lines() {
            for chunk in line.split_whitespace() {
                // Whoever ends a sentence with a face puts the full stop behind it.
                match sign(chunk).or_else(|| sign(chunk.trim_end_matches(['.', ',']))) {
                    Some(valence) => tokens.push_sign(valence),
                    None => tokens.push_chunk(chunk),
                }
            }
            tokens.end_sentence();
        }
        tokens
    }

    fn push_chunk(&mut self, chunk: &str) {
        let mut word = String::new();
        for letter in chunk.chars() {
            match letter {
                '\'' | '’' | '‘' if !word.is_empty() => word.push('\''),
                _ if is_of_word(letter) => word.push(letter),
                _ => {
                    self.push_word(&mut word);
                    self.push_mark(letter);
                }
            }
        }
        self.push_word(&mut word);
    }

    fn push_mark(&mut self, letter: char) {
        match letter {
            '!' => {
                self.exclamations = self.exclamations.saturating_add(1);
                self.end_sentence();
            }
            '.' | '?' | '…' | '؟' => self.end_sentence(),
            ',' | ';' | ':' | '(' | ')' | '–' | '—' | '،' => self.clause += 1,
            letter if !letter.is_ascii() => {
                if let Some(valence) = sign(letter.encode_utf8(&mut [0; 4])) {
                    self.push_sign(valence);
                }
            }
            _ => {}
        }
    }

    fn end_sentence(&mut self) {
        self.sentence += 1;
        self.clause += 1;
    }

    fn push_word(&mut self, word: &mut String) {
        let written = std::mem::take(word);
        let written = written.trim_end_matches('\'');
        if written.is_empty() || written.len() > LONGEST_WORD {
            return;
        }
        let letters = || written.chars().filter(|letter| letter.is_alphabetic());
        let is_shouted = letters().count() >= 3 && letters().all(char::is_uppercase);
        self.push(Token {
            word: fold(written),
            sign: None,
            is_shouted,
            clause: self.clause,
            sentence: self.sentence,
        });
    }

    fn push_sign(&mut self, valence: f64) {
        let (clause, sentence) = (self.clause, self.sentence);
        self.push(Token { word: String::new(), sign: Some(valence), is_shouted: false, clause, sentence });
    }

    fn push(&mut self, token: Token) {
        self.all.push(token);
    }

    /// Whether capitals say something in it: not where everything is in capitals.
    pub fn tells_by_capitals(&self) -> bool {
        self.all.iter().any(|token| !token.is_shouted && token.word.len() >= 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_clauses_and_sentences() {
        let tokens = Tokens::of("It’s NOT ok, really! user-friendly :) 👍.\nÜber");
        let words: Vec<_> =
            tokens.all.iter().map(|token| (&*token.word, token.clause, token.sentence)).collect();
        assert_eq!(
            words,
            [
                ("it's", 0, 0),
                ("not", 0, 0),
                ("ok", 0, 0),
                ("really", 1, 0),
                ("user", 2, 1),
                ("friendly", 2, 1),
                ("", 2, 1),
                ("", 2, 1),
                ("ueber", 3, 2),
            ]
        );
        assert_eq!(tokens.exclamations, 1);
        assert!(tokens.all[1].is_shouted && tokens.tells_by_capitals());
        assert!(!Tokens::of("ALL OF IT").tells_by_capitals());
    }
}
