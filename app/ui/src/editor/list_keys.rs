//! What Enter and Tab do in a list: it goes on, it ends with an empty item, an item moves below the one before it.

use super::{
    line::{Line, Mark},
    selected::Selected,
};

/// Enter: the next item of a list, the next line of a quote. On an empty one the list is over. None where Enter is a line
/// break like any other.
pub(super) fn go_on(selected: &Selected) -> Option<Selected> {
    if selected.is_in_code() {
        return None;
    }
    let start = selected.before().rfind('\n').map_or(0, |at| at + 1);
    let end = selected.after().find('\n').map_or(selected.text.len(), |at| selected.to + at);
    let written = &selected.text[start..end];
    let line = Line::of(written);
    if line.mark.is_none() && line.quote.is_empty() || selected.from < start + line.prefix() {
        return None;
    }
    if line.rest.trim().is_empty() && selected.from == selected.to {
        // The list ends, or where there is none, the quote.
        let kept = if line.mark.is_some() { line.quote } else { "" };
        let cursor = start + kept.len();
        return Some(selected.replaced(start..end, kept, cursor..cursor));
    }
    let mark = line.mark.map(|mark| mark.next().written()).unwrap_or_default();
    let indent = if line.mark.is_some() { line.indent } else { "" };
    let task = if line.has_box { "[ ] " } else { "" };
    Some(selected.typed(&format!("\n{}{indent}{mark}{task}", line.quote)))
}

/// Tab: an item moves below the one before it; with Shift it moves out again. None where there is nothing to move, so that
/// Tab leaves the text as it leaves every field.
pub(super) fn indent(selected: &Selected, is_out: bool) -> Option<Selected> {
    let lines = selected.lines();
    let first = Line::of(selected.text[lines.clone()].split('\n').next()?);
    first.mark?;
    let before = &selected.text[..lines.start];
    let items = || before.lines().rev().map(Line::of).take_while(|line| line.mark.is_some());
    let held = first.indent.len();
    let new = if is_out {
        let above = items().map(|line| line.indent.len()).find(|indent| *indent < held);
        above.or((held > 0).then_some(0))?
    } else {
        // Below the item before it, and no deeper.
        items()
            .find(|line| line.indent.len() <= held)
            .map(|line| line.text_column())
            .filter(|new| *new > held)?
    };
    // Numbers begin anew below an item, and go on where the item came back to.
    let sibling = items().find(|line| line.indent.len() <= new).filter(|line| line.indent.len() == new);
    let mut number = match sibling.and_then(|line| line.mark) {
        Some(Mark::Number(number, _)) => number,
        _ => 0,
    };
    Some(selected.with_lines(|written| {
        let line = Line::of(written);
        if line.rest.is_empty() && line.mark.is_none() {
            return written.to_owned();
        }
        let moved = (line.indent.len() + new).saturating_sub(held);
        let rest = &written[line.quote.len() + line.indent.len()..];
        let blanks = " ".repeat(moved);
        match line.mark {
            Some(mark @ Mark::Number(_, sign)) if moved == new => {
                number += 1;
                let after = &rest[mark.written().len()..];
                format!("{}{blanks}{}{after}", line.quote, Mark::Number(number, sign).written())
            }
            _ => format!("{}{blanks}{rest}", line.quote),
        }
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::editor::selected::test::{drawn, selected};

    #[test]
    fn a_list_goes_on_and_ends_with_an_empty_item() {
        for (before, after) in [
            ("- one|", Some("- one\n- |")),
            ("9. one|", Some("9. one\n10. |")),
            ("  * [x] one|", Some("  * [x] one\n  * [ ] |")),
            ("> one|", Some("> one\n> |")),
            ("> - one|", Some("> - one\n> - |")),
            ("- o|ne", Some("- o\n- |ne")),
            ("- o‹n›e", Some("- o\n- |e")),
            ("- one\n- |", Some("- one\n|")),
            ("> - |", Some("> |")),
            ("> |", Some("|")),
            ("one|", None),
            ("|- one", None),
            ("```\n- one|", None),
            ("1.5|", None),
        ] {
            assert_eq!(go_on(&selected(before)).map(|after| drawn(&after)).as_deref(), after, "{before}");
        }
    }

    #[test]
    fn an_item_moves_below_the_one_before_it_and_out_again() {
        for (is_out, before, after) in [
            (false, "- one\n- tw|o", Some("- one\n  - tw|o")),
            (false, "1. one\n2. tw|o", Some("1. one\n   1. tw|o")),
            (false, "- one\n‹- two\n- three›", Some("- one\n‹  - two\n  - three›")),
            (false, "- on|e", None),
            (false, "- one\n  - tw|o", None),
            (false, "one\ntw|o", None),
            (true, "- one\n  - tw|o", Some("- one\n- tw|o")),
            (true, "1. one\n   1. tw|o", Some("1. one\n2. tw|o")),
            (true, "- one\n- tw|o", None),
        ] {
            assert_eq!(
                indent(&selected(before), is_out).map(|after| drawn(&after)).as_deref(),
                after,
                "{before}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_key_loses_no_letter(text in "[a-z>\\-1. \n]{0,30}", from in 0_u32..30, which in 0_usize..3) {
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
            let held = Selected::of_utf16(text.clone(), from, from);
            let after = match which {
                0 => go_on(&held),
                1 => indent(&held, false),
                _ => indent(&held, true),
            };
            if let Some(after) = after {
                prop_assert_eq!(letters(&after.text), letters(&text));
                prop_assert!(after.to <= after.text.len());
            }
        }

        #[test]
        fn tab_never_keeps_the_keyboard(text in "(- [a-z]{1,3}\n){1,6}", from in 0_u32..30) {
            // However often it is pressed, it moves on in the end.
            let mut held = Selected::of_utf16(text, from, from);
            for _ in 0..2 {
                let Some(after) = indent(&held, false) else { return Ok(()) };
                held = after;
            }
            prop_assert_eq!(indent(&held, false), None);
        }
    }
}
