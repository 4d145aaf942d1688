//! A text taken apart once, so that what was asked is found in it again and again.

use std::ops::Range;

use super::words::words;

/// A text: what stands between its blanks, and the words of that.
pub(super) struct Spoken {
    text: String,
    tokens: Vec<Token>,
    /// Where each word stands in `folded`.
    words: Vec<Range<u32>>,
    /// All words as they are folded, one after another.
    folded: String,
}

struct Token {
    /// Where it stands in the text.
    place: Range<u32>,
    /// Its words: usually one.
    words: Range<u32>,
}

fn end_of<T: TryInto<u32>>(length: T) -> u32 {
    length.try_into().unwrap_or(u32::MAX)
}

impl Spoken {
    pub fn new(text: &str) -> Self {
        let mut spoken =
            Self { text: String::new(), tokens: Vec::new(), words: Vec::new(), folded: String::new() };
        for token in text.split_whitespace() {
            if !spoken.text.is_empty() {
                spoken.text.push(' ');
            }
            let begin = end_of(spoken.text.len());
            spoken.text.push_str(token);
            let first = end_of(spoken.words.len());
            for word in words(token) {
                let from = end_of(spoken.folded.len());
                spoken.folded.push_str(&word);
                spoken.words.push(from..end_of(spoken.folded.len()));
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

    /// The words of a token as they are folded.
    pub fn words_of(&self, place: usize) -> impl Iterator<Item = &str> {
        let Range { start, end } = self.tokens[place].words;
        self.words[start as usize..end as usize].iter().map(|word| self.folded(word))
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
            + self.words.len() * size_of::<Range<u32>>()
    }

    fn folded(&self, word: &Range<u32>) -> &str {
        &self.folded[word.start as usize..word.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_once() {
        let spoken = Spoken::new("Turn  the E27-lamp\non.");
        assert_eq!((spoken.len(), spoken.token(2)), (4, "E27-lamp"));
        assert_eq!(spoken.words_of(2).collect::<Vec<_>>(), ["e27", "lamp"]);
        let phrase = |typed: &str| words(typed);
        assert!(spoken.says(&phrase("lamp on")));
        assert!(!spoken.says(&phrase("on lamp")));
        assert!(!spoken.says(&phrase("lamp on again")));
    }
}
