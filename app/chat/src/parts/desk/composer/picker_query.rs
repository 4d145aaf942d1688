//! What is looked for where the cursor stands: `/word` at the beginning of a line, `[[words` anywhere.

/// What can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// A canned reply.
    Canned,
    /// An article.
    Article,
}

/// What is looked for, and where it stands: in the units that a text area counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PickerQuery {
    pub picked: Picked,
    pub words: String,
    pub from: u32,
    pub to: u32,
}

/// So long a search is a search, in characters.
const LONGEST: usize = 80;

/// What is looked for in a text whose cursor stands at `cursor`.
pub(super) fn query_at(text: &str, cursor: u32) -> Option<PickerQuery> {
    let before = &text[..byte_at(text, cursor)];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let typed = &before[line..];
    let (picked, at, words) = if let Some(at) = typed.rfind("[[") {
        let words = &typed[at + 2..];
        (!words.contains("]]")).then_some((Picked::Article, line + at, words))?
    } else {
        let words = typed.strip_prefix('/')?;
        (!words.contains(char::is_whitespace)).then_some((Picked::Canned, line, words))?
    };
    if words.chars().count() > LONGEST {
        return None;
    }
    Some(PickerQuery { picked, words: words.to_owned(), from: utf16(&text[..at]), to: cursor })
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The byte at which the unit `at` begins; the end where the text is shorter.
fn byte_at(text: &str, at: u32) -> usize {
    let mut units = 0;
    for (byte, letter) in text.char_indices() {
        if units >= at {
            return byte;
        }
        units += if letter.len_utf16() == 2 { 2 } else { 1 };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_the_end(text: &str) -> Option<PickerQuery> {
        query_at(text, utf16(text))
    }

    #[test]
    fn a_slash_begins_a_line_and_brackets_anything() {
        let found = at_the_end("Hello\n/gre").unwrap();
        assert_eq!((found.picked, &*found.words, found.from, found.to), (Picked::Canned, "gre", 6, 10));
        let found = at_the_end("See [[two lamps").unwrap();
        assert_eq!((found.picked, &*found.words, found.from), (Picked::Article, "two lamps", 4));
        for nothing in ["and/or", "", "/path to it", "See [[it]] there", "[[it\nno more"] {
            assert_eq!(at_the_end(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn places_are_counted_as_a_text_area_does() {
        let found = at_the_end("😀 [[ü").unwrap();
        assert_eq!((found.from, found.to, &*found.words), (3, 6, "ü"));
        assert_eq!(query_at("/abc", 2).unwrap().words, "a", "what stands after the cursor is not looked for");
        assert_eq!(query_at("/abc", 99).unwrap().words, "abc");
    }
}
