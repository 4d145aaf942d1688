//! Highlighting and excerpts: the part of a text in which most of the words stand, with what was asked marked in it.

use std::{ops::Range, sync::Arc};

use super::words::each_word;
use crate::Piece;

/// How many words an excerpt has, and in how many of the first it is looked for.
const LENGTH: usize = 32;
const LOOKED_INTO: usize = 5_000;

/// What is marked: words as they are folded, and the beginning of one that is still being typed.
pub struct Highlighter<'a> {
    /// Every form of every word that was asked for or meant, in their order.
    pub forms: &'a [Arc<str>],
    /// What the last word begins with.
    pub beginning: Option<&'a str>,
}

impl Highlighter<'_> {
    fn is_hit(&self, word: &str) -> bool {
        self.beginning.is_some_and(|beginning| word.starts_with(beginning))
            || self.forms.binary_search_by(|form| (**form).cmp(word)).is_ok()
    }

    fn mark<'t>(&self, text: &'t str) -> Marked<'t> {
        let tokens: Vec<&str> = text.split_whitespace().take(LOOKED_INTO + LENGTH).collect();
        let mut word = String::new();
        let is_hit = |token: &&str| {
            let mut is_hit = false;
            each_word(token, &mut word, |word| is_hit |= self.is_hit(word));
            is_hit
        };
        let hits = tokens.iter().map(is_hit).collect();
        Marked { tokens, hits }
    }

    /// All of a text, marked.
    pub fn highlight(&self, text: &str) -> Vec<Piece> {
        let marked = self.mark(text);
        marked.pieces(0..marked.tokens.len())
    }

    /// The part of a text in which most of the words stand, marked.
    pub fn excerpt(&self, text: &str) -> Vec<Piece> {
        let marked = self.mark(text);
        let looked_into = 0..marked.tokens.len().min(LOOKED_INTO);
        let hits: Vec<usize> = looked_into.filter(|place| marked.hits[*place]).collect();
        let start = best_start(&hits).saturating_sub(4);
        let end = (start + LENGTH).min(marked.tokens.len());
        let mut pieces = marked.pieces(start..end);
        if start > 0 {
            pieces.insert(0, Piece { text: "… ".to_owned(), is_hit: false });
        }
        if end < marked.tokens.len() {
            pieces.push(Piece { text: " …".to_owned(), is_hit: false });
        }
        pieces
    }
}

/// What stands between the blanks of a text, and whether a word in it was asked for.
struct Marked<'t> {
    tokens: Vec<&'t str>,
    hits: Vec<bool>,
}

impl Marked<'_> {
    /// Neighbours of the same kind become one piece.
    fn pieces(&self, places: Range<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let first = places.start;
        for place in places {
            let (word, is_hit) = (self.tokens[place], self.hits[place]);
            let space = if place > first { " " } else { "" };
            match pieces.last_mut() {
                Some(last) if last.is_hit == is_hit => {
                    last.text.push_str(space);
                    last.text.push_str(word);
                }
                Some(last) if last.is_hit => {
                    pieces.push(Piece { text: format!("{space}{word}"), is_hit });
                }
                Some(last) => {
                    last.text.push_str(space);
                    pieces.push(Piece { text: word.to_owned(), is_hit });
                }
                None => pieces.push(Piece { text: word.to_owned(), is_hit }),
            }
        }
        pieces
    }
}

/// The first hit of the stretch that holds most of them.
fn best_start(hits: &[usize]) -> usize {
    let mut best = (0, 0);
    for (place, start) in hits.iter().enumerate() {
        let count = hits[place..].iter().take_while(|hit| **hit < start + LENGTH - 6).count();
        if count > best.0 {
            best = (count, *start);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn the_words_are_marked_in_every_form() {
        let forms = ["paired", "pairing"].map(Arc::from);
        let text = "Pairing two lamps, (paired).";
        let typing = Highlighter { forms: &forms, beginning: Some("lam") };
        assert_eq!(shown(&typing.highlight(text)), "[Pairing] two [lamps, (paired).]");
        let done = Highlighter { forms: &forms, beginning: None };
        assert_eq!(shown(&done.highlight(text)), "[Pairing] two lamps, [(paired).]");
    }

    #[test]
    fn an_excerpt_stands_where_the_words_do() {
        let text = format!("{} here the lamp and its lamp shade {}", "a ".repeat(100), "z ".repeat(100));
        let excerpt = shown(&Highlighter { forms: &["lamp".into()], beginning: None }.excerpt(&text));
        assert!(excerpt.starts_with("… a a here the [lamp] and its [lamp] shade"), "{excerpt}");
        assert!(excerpt.ends_with(" …"));
        assert_eq!(shown(&Highlighter { forms: &[], beginning: None }.excerpt("Short.")), "Short.");
    }
}
