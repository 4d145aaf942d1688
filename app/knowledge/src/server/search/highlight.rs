//! Where the words stand: the liveliest part of a text, with what was asked marked in it.

use std::ops::Range;

use super::{spoken::Spoken, words::Stems};
use crate::Piece;

/// How many words an excerpt has, and in how many of the first it is looked for.
const LENGTH: usize = 32;
const LOOKED_INTO: usize = 5_000;

/// The stems that were asked for; the last may be a beginning.
pub(super) struct Marks<'a> {
    stems: Vec<String>,
    beginning: Option<&'a str>,
}

impl<'a> Marks<'a> {
    /// `others` are words that were not typed but may have been meant.
    pub fn new(stems: &Stems, asked: &'a [String], others: &[String], is_open: bool) -> Self {
        let beginning = asked.last().filter(|word| is_open && word.chars().count() >= 2);
        let stems = asked.iter().chain(others).map(|word| stems.stem(word)).collect();
        Self { stems, beginning: beginning.map(String::as_str) }
    }

    fn is_hit(&self, word: &str, stem: &str) -> bool {
        self.beginning.is_some_and(|beginning| word.starts_with(beginning))
            || self.stems.iter().any(|asked| asked == stem)
    }

    fn mark<'s>(&self, spoken: &'s Spoken) -> Marked<'s> {
        Marked { spoken, hits: spoken.known().map(|(word, stem)| self.is_hit(word, stem)).collect() }
    }

    /// All of a text, marked.
    pub fn whole(&self, spoken: &Spoken) -> Vec<Piece> {
        self.mark(spoken).pieces(0..spoken.len())
    }

    /// The part of a text in which most of the words stand, marked.
    pub fn excerpt(&self, spoken: &Spoken) -> Vec<Piece> {
        let marked = self.mark(spoken);
        let looked_into = 0..spoken.len().min(LOOKED_INTO);
        let hits: Vec<usize> = looked_into.filter(|place| marked.is_hit(*place)).collect();
        let start = best_start(&hits).saturating_sub(4);
        let end = (start + LENGTH).min(spoken.len());
        let mut pieces = marked.pieces(start..end);
        if start > 0 {
            pieces.insert(0, Piece { text: "… ".to_owned(), is_hit: false });
        }
        if end < spoken.len() {
            pieces.push(Piece { text: " …".to_owned(), is_hit: false });
        }
        pieces
    }
}

/// A text, and which of its known words were asked for: decided once for each, however often it stands there.
struct Marked<'s> {
    spoken: &'s Spoken,
    hits: Vec<bool>,
}

impl Marked<'_> {
    fn is_hit(&self, place: usize) -> bool {
        self.spoken.words_of(place).iter().any(|word| self.hits[*word as usize])
    }

    /// Neighbours of the same kind become one piece.
    fn pieces(&self, places: Range<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let first = places.start;
        for place in places {
            let (word, is_hit) = (self.spoken.token(place), self.is_hit(place));
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
        let stems = Stems::of("en");
        let asked = ["pair".to_owned(), "lam".to_owned()];
        let marks = Marks::new(&stems, &asked, &[], true);
        let text = Spoken::new("Pairing two lamps, (paired).", &stems);
        assert_eq!(shown(&marks.whole(&text)), "[Pairing] two [lamps, (paired).]");
        let (asked, meant) = (["piar".to_owned()], ["pairing".to_owned()]);
        let slipped = Marks::new(&stems, &asked, &meant, false);
        assert_eq!(shown(&slipped.whole(&text)), "[Pairing] two lamps, [(paired).]");
    }

    #[test]
    fn an_excerpt_stands_where_the_words_do() {
        let text = format!("{} here the lamp and its lamp shade {}", "a ".repeat(100), "z ".repeat(100));
        let stems = Stems::of("en");
        let text = Spoken::new(&text, &stems);
        let excerpt =
            shown(&Marks::new(&stems, std::slice::from_ref(&"lamp".to_owned()), &[], false).excerpt(&text));
        assert!(excerpt.starts_with("… a a here the [lamp] and its [lamp] shade"), "{excerpt}");
        assert!(excerpt.ends_with(" …"));
        let short = Spoken::new("Short.", &stems);
        assert_eq!(shown(&Marks::new(&stems, &[], &[], false).excerpt(&short)), "Short.");
    }
}
