//! Words that somebody may have meant: found by the pairs of letters that they share, then measured.

use std::collections::HashMap;

/// The pairs of letters of every known word, its two ends too.
#[derive(Default)]
pub(super) struct Typos {
    pairs: HashMap<(char, char), Vec<u32>>,
    words: usize,
}

impl Typos {
    /// Learns a word by its number; numbers come in their order.
    pub fn learn(&mut self, number: u32, word: &str) {
        self.words = self.words.max(number as usize + 1);
        for pair in pairs(word) {
            let numbers = self.pairs.entry(pair).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }

    /// The known words within the mistakes that a word of its length is forgiven, nearest first. One that is still being
    /// typed may be the beginning of a word.
    pub fn near<'a>(&self, word: &str, is_open: bool, known: impl Fn(u32) -> &'a str) -> Vec<(u32, usize)> {
        let forgiven = forgiven(word);
        if forgiven == 0 {
            return Vec::new();
        }
        let is_short = word.chars().count() <= SHORT;
        let is_open = is_open && !is_short;
        let mut asked = pairs(word);
        if is_open {
            asked.retain(|(_, after)| *after != ' ');
        }
        // A mistake touches at most three pairs: two letters that changed places.
        let least = asked.len().saturating_sub(3 * forgiven).max(1);
        let mut shared = vec![0_u8; self.words];
        for pair in &asked {
            for number in self.pairs.get(pair).map_or(&[][..], Vec::as_slice) {
                shared[*number as usize] += 1;
            }
        }
        let mut near: Vec<(u32, usize)> = (0..)
            .zip(shared)
            .filter(|(_, count)| usize::from(*count) >= least)
            .filter(|(number, _)| !is_short || is_longer(word, known(*number)))
            .filter_map(|(number, _)| Some((number, apart(word, known(number), is_open, forgiven)?)))
            .collect();
        near.sort_unstable_by_key(|(number, distance)| (*distance, *number));
        near
    }
}

/// So many letters are too few to change one: of a word as short as this, a letter may be missing that is not its first.
const SHORT: usize = 3;

/// How many mistakes a word of this length may have.
pub(super) fn forgiven(word: &str) -> usize {
    match word.chars().count() {
        0..SHORT => 0,
        SHORT..=7 => 1,
        _ => 2,
    }
}

/// Whether a word begins like another one, and has a letter more.
fn is_longer(word: &str, known: &str) -> bool {
    known.chars().next() == word.chars().next() && known.chars().count() == word.chars().count() + 1
}

fn pairs(word: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    let mut pairs: Vec<_> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How far a word is from another, or from one of its beginnings where it is still being typed.
fn apart(word: &str, known: &str, is_open: bool, most: usize) -> Option<usize> {
    let whole = distance(word, known, most);
    if !is_open {
        return whole;
    }
    let length = word.chars().count();
    let cut = |letters: usize| known.char_indices().nth(letters).map(|(end, _)| &known[..end]);
    let beginnings = (length.saturating_sub(1)..=length + 1).filter_map(cut);
    beginnings.filter_map(|beginning| distance(word, beginning, most)).chain(whole).min()
}

/// Letters to change, add, drop or let two neighbours change places, if there are at most `most` (Damerau and
/// Levenshtein, optimal string alignment).
pub(super) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, opposite) in other.iter().enumerate() {
            let changed = above[column] + usize::from(letter != opposite);
            let mut least = changed.min(above[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *opposite {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        if line.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 6] = ["bluetooth", "brightness", "pairing", "parking", "lamp", "schedule"];

    fn near(word: &str) -> Vec<&'static str> {
        let mut typos = Typos::default();
        for (number, word) in (0..).zip(KNOWN) {
            typos.learn(number, word);
        }
        let known = |number| KNOWN[number as usize];
        typos.near(word, false, known).into_iter().map(|(number, _)| known(number)).collect()
    }

    #[test]
    fn slips_of_the_finger_are_understood() {
        assert_eq!(near("blutooth"), ["bluetooth"]);
        assert_eq!(near("bleutoothe"), ["bluetooth"]);
        assert_eq!(near("apiring"), ["pairing"]);
        assert_eq!(near("lmap"), ["lamp"]);
        assert_eq!(near("schedual"), ["schedule"]);
        assert_eq!(near("lmp"), ["lamp"], "a letter is missing");
        for short in ["lat", "amp", "la"] {
            assert!(near(short).is_empty(), "{short} means itself");
        }
        assert!(near("garage").is_empty());
    }

    #[test]
    fn distances_are_counted_in_slips() {
        assert_eq!(distance("lamp", "lamp", 2), Some(0));
        assert_eq!(distance("lamp", "lmap", 2), Some(1));
        assert_eq!(distance("lamp", "amps", 2), Some(2));
        assert_eq!(distance("lamp", "table", 2), None);
    }

    proptest! {
        #[test]
        fn one_slip_in_a_long_word_is_always_found(place in 0usize..9, letter in "[a-z]") {
            let mut slipped: Vec<char> = "bluetooth".chars().collect();
            slipped[place] = letter.chars().next().unwrap();
            let slipped: String = slipped.into_iter().collect();
            prop_assert_eq!(near(&slipped).first().copied(), Some("bluetooth"));
        }
    }
}
