//! Where the words stand: the liveliest part of a text, with what was asked marked in it.

use std::{collections::HashSet, ops::Range};

use super::{spoken::Spoken, words::Stems};
use crate::Piece;

/// How many words an excerpt has, and in how many of the first it is looked for.
const LENGTH: usize = 32;
const LOOKED_INTO: usize = 5_000;

/// The stems that were asked for; the last may be a beginning.
pub(super) struct Marks<'a> {
    stems: &'a Stems,
    asked: HashSet<String>,
    /// With what those stems begin: a word that begins otherwise need not be brought to its stem.
    begin: Vec<char>,
    beginning: Option<&'a str>,
}

impl<'a> Marks<'a> {
    /// `others` are words that were not typed but may have been meant.
    pub fn new(stems: &'a Stems, asked: &'a [String], others: &[String], is_open: bool) -> Self {
        let beginning = asked.last().filter(|word| is_open && word.chars().count() >= 2);
        let asked: HashSet<String> = asked.iter().chain(others).map(|word| stems.stem(word)).collect();
        let begin = asked.iter().filter_map(|stem| stem.chars().next()).collect();
        Self { stems, asked, begin, beginning: beginning.map(String::as_str) }
    }

    fn is_hit(&self, spoken: &Spoken, place: usize) -> bool {
        spoken.words_of(place).any(|word| {
            let may_have = !self.stems.keep_beginnings()
                || word.chars().next().is_some_and(|first| self.begin.contains(&first));
            self.beginning.is_some_and(|beginning| word.starts_with(beginning))
                || (may_have && self.asked.contains(&self.stems.stem(word)))
        })
    }

    /// All of a text, marked.
    pub fn whole(&self, spoken: &Spoken) -> Vec<Piece> {
        self.pieces(spoken, 0..spoken.len())
    }

    /// The part of a text in which most of the words stand, marked.
    pub fn excerpt(&self, spoken: &Spoken) -> Vec<Piece> {
        let looked_into = 0..spoken.len().min(LOOKED_INTO);
        let hits: Vec<usize> = looked_into.filter(|place| self.is_hit(spoken, *place)).collect();
        let start = best_start(&hits).saturating_sub(4);
        let end = (start + LENGTH).min(spoken.len());
        let mut pieces = self.pieces(spoken, start..end);
        if start > 0 {
            pieces.insert(0, Piece { text: "… ".to_owned(), is_hit: false });
        }
        if end < spoken.len() {
            pieces.push(Piece { text: " …".to_owned(), is_hit: false });
        }
        pieces
    }

    /// Neighbours of the same kind become one piece.
    fn pieces(&self, spoken: &Spoken, places: Range<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let first = places.start;
        for place in places {
            let (word, is_hit) = (spoken.token(place), self.is_hit(spoken, place));
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
                    pieces.push(Piece { text: (*word).to_owned(), is_hit });
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
        let stems = Stems::of("en");
        let asked = ["pair".to_owned(), "lam".to_owned()];
        let marks = Marks::new(&stems, &asked, &[], true);
        let text = Spoken::new("Pairing two lamps, (paired).");
        assert_eq!(shown(&marks.whole(&text)), "[Pairing] two [lamps, (paired).]");
        let (asked, meant) = (["piar".to_owned()], ["pairing".to_owned()]);
        let slipped = Marks::new(&stems, &asked, &meant, false);
        assert_eq!(shown(&slipped.whole(&text)), "[Pairing] two lamps, [(paired).]");
    }

    #[test]
    fn an_excerpt_stands_where_the_words_do() {
        let text = format!("{} here the lamp and its lamp shade {}", "a ".repeat(100), "z ".repeat(100));
        let stems = Stems::of("en");
        let text = Spoken::new(&text);
        let excerpt =
            shown(&Marks::new(&stems, std::slice::from_ref(&"lamp".to_owned()), &[], false).excerpt(&text));
        assert!(excerpt.starts_with("… a a here the [lamp] and its [lamp] shade"), "{excerpt}");
        assert!(excerpt.ends_with(" …"));
        let short = Spoken::new("Short.");
        assert_eq!(shown(&Marks::new(&stems, &[], &[], false).excerpt(&short)), "Short.");
    }
}
