//! Truncation at grapheme boundaries: nobody sees half a flag or a letter without its mark. Its tables are large: nothing
//! that runs in the browser calls it.

use unicode_segmentation::GraphemeCursor;

/// The beginning of a text, of at most `most` characters.
pub fn cut(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    let is_boundary = cursor.is_boundary(text, 0).unwrap_or(true);
    let end = if is_boundary { Some(end) } else { cursor.prev_boundary(text, 0).ok().flatten() };
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn a_flag_is_there_or_is_not() {
        let flag = format!("{}🇩🇪", "a".repeat(159));
        assert_eq!(cut(&flag, 160), "a".repeat(159));
        assert_eq!(cut(&flag, 161), flag);
        let family = format!("{}👨‍👩‍👧‍👦", "a".repeat(154));
        assert_eq!(cut(&family, 160), "a".repeat(154));
        assert_eq!(cut("e\u{301}", 1), "");
    }

    proptest! {
        #[test]
        fn every_cut_is_between_two_graphemes(
            text in r"(\PC|[a-c]|🇩|🇪|👨|\u{200d}|\u{301}|่|ห){0,60}", most in 0_usize..60
        ) {
            let kept = cut(&text, most);
            prop_assert!(kept.chars().count() <= most && text.starts_with(kept));
            let mut ends = text.grapheme_indices(true).map(|(start, _)| start).chain([text.len()]);
            prop_assert!(ends.any(|end| end == kept.len()));
        }
    }
}
