//! Small rules about text that every domain shares.

use crate::InvalidText;

/// Folds a word of the vocabulary to its canonical spelling: any case, spaces or `-` for `_`,
/// and camel case (`inProgress`, `TECHNICAL_SUPPORT`, `Technical Issue`).
pub fn canonical_word(text: &str) -> String {
    let mut word = String::with_capacity(text.len() + 4);
    let mut previous_was_lower = false;
    for letter in text.trim().chars() {
        if letter == ' ' || letter == '-' || letter == '_' {
            word.push('_');
            previous_was_lower = false;
            continue;
        }
        if letter.is_uppercase() && previous_was_lower {
            word.push('_');
        }
        previous_was_lower = letter.is_lowercase();
        word.extend(letter.to_lowercase());
    }
    word
}

/// Checks that trimmed text has between 1 and `most` characters and no null byte, which Postgres cannot hold.
///
/// # Errors
/// What is wrong with it.
pub fn check_length(text: &str, most: usize) -> Result<(), InvalidText> {
    if text.trim().is_empty() {
        return Err(InvalidText::Required);
    }
    if text.contains('\0') {
        return Err(InvalidText::Unstorable);
    }
    // Bytes first: counting the characters of a megabyte is work that a refusal does not need.
    if text.len() > most * 4 || text.chars().count() > most {
        return Err(InvalidText::TooLong(most));
    }
    Ok(())
}

/// Checks that a person's name is as [`check_length`] says, can be seen, and leaves the text around it as it is.
///
/// # Errors
/// What is wrong with it.
pub fn check_name(name: &str, most: usize) -> Result<(), InvalidText> {
    check_length(name, most)?;
    if name.contains(turns_direction) {
        return Err(InvalidText::TurnsDirection);
    }
    if name.chars().all(|letter| letter.is_whitespace() || is_unseen(letter)) {
        return Err(InvalidText::Required);
    }
    Ok(())
}

/// A text without the marks that turn its direction against that of its letters, and of what stands beside it.
pub fn without_turns(text: &str) -> String {
    text.replace(turns_direction, "")
}

fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters and marks that show nothing by themselves: fillers, joiners, marks of direction.
pub(crate) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}'
    )
}

/// What a person wrote, within a sentence of ours: its direction ends with it (Unicode's first strong isolate).
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// Folds every run of white space and control characters to one space: a subject is one line
/// wherever it came from, and cannot smuggle a header into a mail. Marks that turn its direction, as a telephone book
/// copies them around a number, are dropped: nobody saw them.
pub fn single_line(text: &str) -> String {
    without_turns(text)
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text of many lines without what is blank around it. The first line keeps its indentation: it may be code.
pub fn without_outer_blank_lines(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    &text[text[..blank].rfind(['\n', '\r']).map_or(0, |line_break| line_break + 1)..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_can_be_seen_and_turns_nothing_around() {
        for name in ["Carol", "عائشة", "علی‌رضا", "李", "🦊"] {
            assert_eq!(check_name(name, 100), Ok(()), "{name}");
        }
        for name in ["", "\u{200b}\u{200b}", "\u{3164}", "\u{2066}Alice", "Alice\u{202e}(tneg"] {
            assert!(check_name(name, 100).is_err(), "{name:?}");
        }
    }

    #[test]
    fn words_are_folded_from_every_spelling_of_the_documents() {
        for text in ["in_progress", "In Progress", "IN-PROGRESS", "inProgress", " in progress "] {
            assert_eq!(canonical_word(text), "in_progress");
        }
        assert_eq!(canonical_word("BUG"), "bug");
        assert_eq!(canonical_word("TECHNICAL_SUPPORT"), "technical_support");
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert!(check_length("ääää", 4).is_ok());
        assert!(check_length("äääää", 4).is_err());
        assert!(check_length(" \n ", 4).is_err());
        assert!(check_length("a\0b", 4).is_err());
    }

    #[test]
    fn what_a_telephone_book_copies_is_a_number() {
        assert_eq!(single_line("Please call \u{202d}+49 30 5550142\u{202c}"), "Please call +49 30 5550142");
        assert_eq!(single_line("\u{2066}\u{2069}"), "");
    }

    #[test]
    fn the_first_line_keeps_its_indentation() {
        assert_eq!(
            without_outer_blank_lines(" \n\r\n    let lamp = on;\n  off\n \n"),
            "    let lamp = on;\n  off"
        );
        assert_eq!(without_outer_blank_lines("\tx "), "\tx");
        assert_eq!(without_outer_blank_lines(" \n "), "");
    }

    proptest! {
        #[test]
        fn only_outer_blank_lines_go(text in "[ \t\r\na]{0,20}") {
            let kept = without_outer_blank_lines(&text);
            prop_assert_eq!(kept.trim(), text.trim());
            prop_assert_eq!(without_outer_blank_lines(kept), kept);
            prop_assert!(kept.lines().next().is_none_or(|line| !line.trim().is_empty()));
        }

        #[test]
        fn a_single_line_has_no_break_and_is_stable(text in ".{0,200}") {
            let line = single_line(&text);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert_eq!(single_line(&line), line);
        }

        #[test]
        fn folding_a_word_twice_changes_nothing(text in "[a-zA-Z _-]{0,40}") {
            let once = canonical_word(&text);
            prop_assert_eq!(canonical_word(&once), once);
        }
    }
}
