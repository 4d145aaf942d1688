//! A text and what is selected in it: what every command of the editor takes and gives. Bytes in here, UTF-16 in the browser.

use std::ops::Range;

/// A text with a selection; an empty one is a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selected {
    pub text: String,
    pub from: usize,
    pub to: usize,
}

impl Selected {
    /// A selection as a browser tells it, in UTF-16.
    pub fn of_utf16(text: String, from: u32, to: u32) -> Self {
        let (from, to) = (byte_at(&text, from.min(to)), byte_at(&text, from.max(to)));
        Self { text, from, to }
    }

    /// What stands before the selection.
    pub fn before(&self) -> &str {
        &self.text[..self.from]
    }

    /// What is selected.
    pub fn chosen(&self) -> &str {
        &self.text[self.from..self.to]
    }

    /// What stands after the selection.
    pub fn after(&self) -> &str {
        &self.text[self.to..]
    }

    /// The lines that the selection touches, without the last one's break. One that is selected to its break ends there.
    pub fn lines(&self) -> Range<usize> {
        let start = self.before().rfind('\n').map_or(0, |at| at + 1);
        let is_to_the_break = self.to > self.from && self.text[..self.to].ends_with('\n');
        let to = if is_to_the_break { self.to - 1 } else { self.to };
        let end = self.text[to..].find('\n').map_or(self.text.len(), |at| to + at);
        start.min(end)..end
    }

    /// The same with `with` in place of a range, and `select` of the new text selected.
    pub fn replaced(&self, range: Range<usize>, with: &str, select: Range<usize>) -> Self {
        let mut text = String::with_capacity(self.text.len() + with.len());
        text.push_str(&self.text[..range.start]);
        text.push_str(with);
        text.push_str(&self.text[range.end..]);
        Self { text, from: select.start, to: select.end }
    }

    /// The same with `with` in place of what is selected, and the cursor behind it.
    pub fn typed(&self, with: &str) -> Self {
        let end = self.from + with.len();
        self.replaced(self.from..self.to, with, end..end)
    }

    /// The same with each line that the selection touches as `change` makes it. A cursor keeps its place in its line, a
    /// selection becomes the lines.
    pub fn with_lines(&self, change: impl FnMut(&str) -> String) -> Self {
        let lines = self.lines();
        let changed = self.text[lines.clone()].split('\n').map(change).collect::<Vec<_>>().join("\n");
        let end = lines.start + changed.len();
        let select = if self.from == self.to {
            // Counted from the end: what changes stands at the beginning of a line.
            let cursor = end.saturating_sub(lines.end - self.to).max(lines.start);
            cursor..cursor
        } else {
            lines.start..end
        };
        self.replaced(lines, &changed, select)
    }

    /// Whether the selection begins in fenced code, where no sign means anything.
    pub fn is_in_code(&self) -> bool {
        let fences = self.before().lines().filter(|line| line.trim_start().starts_with("```")).count();
        fences % 2 == 1
    }
}

/// The part of a text that became another, and what stands there now: all that a browser has to be told.
pub(super) fn difference<'a>(before: &str, after: &'a str) -> (Range<usize>, &'a str) {
    let same = |(one, other): &(char, char)| one == other;
    let start: usize =
        before.chars().zip(after.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let (before_rest, after_rest) = (&before[start..], &after[start..]);
    let end: usize = before_rest
        .chars()
        .rev()
        .zip(after_rest.chars().rev())
        .take_while(same)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    (start..before.len() - end, &after_rest[..after_rest.len() - end])
}

/// Where a place in UTF-16 is in bytes.
fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

/// Where a place in bytes is in UTF-16.
pub(super) fn utf16_at(text: &str, byte: usize) -> u32 {
    u32::try_from(text[..byte].encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(super) mod test {
    use super::Selected;

    /// A text with its selection between `‹` and `›`, or its cursor at `|`.
    pub fn selected(drawn: &str) -> Selected {
        match (drawn.find('‹'), drawn.find('›')) {
            (Some(from), Some(to)) => {
                Selected { text: drawn.replace(['‹', '›'], ""), from, to: to - '‹'.len_utf8() }
            }
            _ => {
                let at = drawn.find('|').unwrap_or(drawn.len());
                Selected { text: drawn.replacen('|', "", 1), from: at, to: at }
            }
        }
    }

    /// The same, drawn.
    pub fn drawn(selected: &Selected) -> String {
        let (before, chosen, after) = (selected.before(), selected.chosen(), selected.after());
        if chosen.is_empty() { format!("{before}|{after}") } else { format!("{before}‹{chosen}›{after}") }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{test::*, *};

    #[test]
    fn the_lines_of_a_selection_are_whole() {
        for (drawn, lines) in [
            ("a\nb‹c\nd›e\nf", "bc\nde"),
            ("a\n|", ""),
            ("‹a\n›b", "a"),
            ("a|b", "ab"),
            ("|", ""),
            ("a\n‹\n›b", ""),
        ] {
            let selected = selected(drawn);
            assert_eq!(&selected.text[selected.lines()], lines, "{drawn}");
        }
    }

    proptest! {
        #[test]
        fn places_are_the_same_in_both_countings(text in "[a-zäß灯🇩🇪👍\n]{0,30}", from in 0_u32..40, to in 0_u32..40) {
            let held = Selected::of_utf16(text.clone(), from, to);
            prop_assert!(held.from <= held.to && held.to <= text.len());
            let again = Selected::of_utf16(text.clone(), utf16_at(&text, held.from), utf16_at(&text, held.to));
            prop_assert_eq!(again, held);
        }

        #[test]
        fn what_differs_makes_the_one_the_other(before in "[ab灯]{0,12}", after in "[ab灯]{0,12}") {
            let (range, with) = difference(&before, &after);
            prop_assert_eq!(format!("{}{with}{}", &before[..range.start], &before[range.end..]), after);
        }
    }
}
