//! A line of Markdown: the quotes and the mark of a list that it begins with, and what it says.

/// A line in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The signs of quotes, with the blanks among them.
    pub quote: &'a str,
    /// The blanks before the mark.
    pub indent: &'a str,
    /// The mark of a list.
    pub mark: Option<Mark>,
    /// Whether a task's box follows.
    pub has_box: bool,
    /// What it says.
    pub rest: &'a str,
}

/// The mark of a list, without the blank that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet(char),
    Number(u32, char),
}

impl Mark {
    /// The mark of the item after this one.
    pub fn next(self) -> Self {
        match self {
            Self::Bullet(sign) => Self::Bullet(sign),
            Self::Number(number, sign) => Self::Number(number.saturating_add(1), sign),
        }
    }

    /// The mark as it is written, with its blank.
    pub fn written(self) -> String {
        match self {
            Self::Bullet(sign) => format!("{sign} "),
            Self::Number(number, sign) => format!("{number}{sign} "),
        }
    }
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub fn of(line: &'a str) -> Self {
        let quote = quote_of(line);
        let after = &line[quote.len()..];
        let rest = after.trim_start_matches(' ');
        let indent = &after[..after.len() - rest.len()];
        let Some((mark, rest)) = mark_of(rest) else {
            return Self { quote, indent, mark: None, has_box: false, rest };
        };
        let without_box = ["[ ] ", "[x] ", "[X] "].iter().find_map(|sign| rest.strip_prefix(sign));
        Self {
            quote,
            indent,
            mark: Some(mark),
            has_box: without_box.is_some(),
            rest: without_box.unwrap_or(rest),
        }
    }

    /// How far its own text stands from the beginning of its list.
    pub fn text_column(&self) -> usize {
        self.indent.len() + self.mark.map_or(0, |mark| mark.written().len())
    }

    /// How long everything before its text is, in bytes.
    pub fn prefix(&self) -> usize {
        let mark = self.mark.map_or(0, |mark| mark.written().len());
        self.quote.len() + self.indent.len() + mark + if self.has_box { 4 } else { 0 }
    }
}

fn quote_of(line: &str) -> &str {
    let Some(last) =
        line.find(|sign: char| sign != '>' && sign != ' ').map_or(Some(line), |at| line.get(..at))
    else {
        return "";
    };
    let Some(end) = last.rfind('>').map(|at| at + 1) else { return "" };
    // One blank belongs to the sign.
    if line[end..].starts_with(' ') { &line[..end + 1] } else { &line[..end] }
}

fn mark_of(text: &str) -> Option<(Mark, &str)> {
    if let Some(rest) = text.strip_prefix(['-', '*', '+']).and_then(|rest| rest.strip_prefix(' ')) {
        return Some((Mark::Bullet(text.chars().next()?), rest));
    }
    let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, after) = text.split_at(digits);
    let sign = after.chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
    let rest = after[1..].strip_prefix(' ')?;
    // As it is written again: a leading zero would move what follows.
    let number = number.parse::<u32>().ok().filter(|read| read.to_string() == number)?;
    Some((Mark::Number(number, sign), rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_read_in_its_parts() {
        let line = Line::of("> >   12) [x] done");
        assert_eq!(
            (line.quote, line.indent, line.mark, line.has_box, line.rest),
            ("> > ", "  ", Some(Mark::Number(12, ')')), true, "done")
        );
        for plain in ["-a", "1.5 lamps", "**bold**", "", "---", "1."] {
            assert_eq!(Line::of(plain).mark, None, "{plain}");
        }
        assert_eq!(Line::of(">a").quote, ">");
        assert_eq!(Line::of("- > a").quote, "");
    }

    proptest! {
        #[test]
        fn nothing_of_a_line_is_lost(line in "[>\\-*+1. )ax\\[\\]]{0,20}") {
            let read = Line::of(&line);
            prop_assert_eq!(&line[read.prefix()..], read.rest);
        }
    }
}
