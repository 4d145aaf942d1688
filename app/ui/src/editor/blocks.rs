//! Marks at the beginning of lines: lists, quotes, headings, and the fences of code.

use super::{
    inline,
    line::{Line, Mark},
    selected::Selected,
};

/// Makes a list of the lines, or no list of what is one of this kind.
pub(super) fn toggle_list(selected: &Selected, is_numbered: bool) -> Selected {
    let is_of_kind = |line: &Line| match line.mark {
        Some(Mark::Bullet(_)) => !is_numbered,
        Some(Mark::Number(..)) => is_numbered,
        None => false,
    };
    let all = &selected.text[selected.lines()];
    let is_list = says_something(all).all(|line| is_of_kind(&Line::of(line))) && !all.trim().is_empty();
    let is_alone = is_alone(all);
    let mut number = 0;
    selected.with_lines(|written| {
        // A blank line between others stays: it parts them.
        if written.trim().is_empty() && !is_alone {
            return written.to_owned();
        }
        let line = Line::of(written);
        let Line { quote, indent, has_box, rest, .. } = line;
        let task = if has_box { &written[line.prefix() - 4..line.prefix()] } else { "" };
        if is_list {
            return format!("{quote}{indent}{rest}");
        }
        number += 1;
        let mark = if is_numbered { Mark::Number(number, '.') } else { Mark::Bullet('-') };
        format!("{quote}{indent}{}{task}{rest}", mark.written())
    })
}

/// Quotes the lines, or takes one quote away.
pub(super) fn toggle_quote(selected: &Selected) -> Selected {
    let all = &selected.text[selected.lines()];
    let is_quoted = all.split('\n').all(|line| line.starts_with('>'));
    selected.with_lines(|line| {
        if is_quoted {
            let rest = line.strip_prefix('>').unwrap_or(line);
            return rest.strip_prefix(' ').unwrap_or(rest).to_owned();
        }
        if line.is_empty() && all.contains('\n') { ">".to_owned() } else { format!("> {line}") }
    })
}

/// Makes headings of the second level of the lines, or takes their signs away.
pub(super) fn toggle_heading(selected: &Selected) -> Selected {
    const HEADING: &str = "## ";
    let all = &selected.text[selected.lines()];
    let is_heading = says_something(all).all(|line| line.starts_with(HEADING)) && !all.trim().is_empty();
    let is_alone = is_alone(all);
    selected.with_lines(|line| {
        if line.trim().is_empty() && !is_alone {
            return line.to_owned();
        }
        let without = line.trim_start_matches('#');
        let bare = if without.len() < line.len() { without.strip_prefix(' ').unwrap_or(line) } else { line };
        if is_heading { bare.to_owned() } else { format!("{HEADING}{bare}") }
    })
}

/// Code: within a line between signs of its own, in several lines between fences.
pub(super) fn toggle_code(selected: &Selected) -> Selected {
    let lines = selected.lines();
    let all = &selected.text[lines.clone()];
    if !selected.chosen().trim().contains('\n') {
        return inline::toggle(selected, "`");
    }
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    let held: Vec<_> = all.split('\n').collect();
    if let [first, inside @ .., last] = &*held
        && is_fence(first)
        && is_fence(last)
    {
        let inside = inside.join("\n");
        return selected.replaced(lines.clone(), &inside, lines.start..lines.start + inside.len());
    }
    let (before, after) = (&selected.text[..lines.start], &selected.text[lines.end..]);
    let above = before.strip_suffix('\n').map(|before| before.rsplit('\n').next().unwrap_or_default());
    let below = after.strip_prefix('\n').map(|after| after.split('\n').next().unwrap_or_default());
    if let (Some(above), Some(below)) = (above, below)
        && is_fence(above)
        && is_fence(below)
    {
        let from = lines.start - above.len() - 1;
        return selected.replaced(from..lines.end + 1 + below.len(), all, from..from + all.len());
    }
    let fence = fence_around(all);
    let from = lines.start + fence.len() + 1;
    selected.replaced(lines, &format!("{fence}\n{all}\n{fence}"), from..from + all.len())
}

/// A fence that is longer than any in the code.
pub(super) fn fence_around(code: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// Whether a blank line is meant itself: it is the only one, or nothing beside it says anything.
fn is_alone(lines: &str) -> bool {
    !lines.contains('\n') || says_something(lines).next().is_none()
}

/// The lines that are not blank.
fn says_something(lines: &str) -> impl Iterator<Item = &str> {
    lines.split('\n').filter(|line| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::editor::selected::test::{drawn, selected};

    #[test]
    fn lines_become_a_list_and_no_list_again() {
        for (is_numbered, before, after) in [
            (false, "o|ne", "- o|ne"),
            (false, "- o|ne", "o|ne"),
            (false, "|", "- |"),
            (false, "- |", "|"),
            (false, "a\n‹one\n\ntwo›", "a\n‹- one\n\n- two›"),
            (false, "‹1. one\n2. two›", "‹- one\n- two›"),
            (true, "‹one\n- [ ] two›\nb", "‹1. one\n2. [ ] two›\nb"),
            (true, "‹1. one\n2. two›", "‹one\ntwo›"),
            (true, "> ‹one›", "‹> 1. one›"),
        ] {
            assert_eq!(drawn(&toggle_list(&selected(before), is_numbered)), after, "{before}");
        }
    }

    #[test]
    fn lines_are_quoted_and_told_apart_by_headings() {
        assert_eq!(drawn(&toggle_quote(&selected("‹one\n\ntwo›"))), "‹> one\n>\n> two›");
        assert_eq!(drawn(&toggle_quote(&selected("‹> one\n>\n> two›"))), "‹one\n\ntwo›");
        assert_eq!(drawn(&toggle_quote(&selected("|"))), "> |");
        assert_eq!(drawn(&toggle_heading(&selected("On|e"))), "## On|e");
        assert_eq!(drawn(&toggle_heading(&selected("# On|e"))), "## On|e");
        assert_eq!(drawn(&toggle_heading(&selected("## On|e"))), "On|e");
        assert_eq!(drawn(&toggle_heading(&selected("#1 is lo|st"))), "## #1 is lo|st");
    }

    #[test]
    fn code_is_fenced_where_it_has_several_lines() {
        assert_eq!(drawn(&toggle_code(&selected("a ‹b› c"))), "a `‹b›` c");
        let fenced = toggle_code(&selected("a\n‹let b;\n```›\nc"));
        assert_eq!(drawn(&fenced), "a\n````\n‹let b;\n```›\n````\nc");
        assert_eq!(drawn(&toggle_code(&fenced)), "a\n‹let b;\n```›\nc");
        assert_eq!(drawn(&toggle_code(&selected("‹```\na\nb\n```›"))), "‹a\nb›");
    }

    proptest! {
        #[test]
        fn what_was_done_twice_says_the_same(text in "[a-z 灯\n]{1,30}", from in 0_u32..30, to in 0_u32..30, which in 0_usize..4) {
            let command = |held: &Selected| match which {
                0 => toggle_list(held, false),
                1 => toggle_list(held, true),
                2 => toggle_quote(held),
                _ => toggle_heading(held),
            };
            let held = Selected::of_utf16(text.clone(), from, to);
            let once = command(&held);
            prop_assert!(once.from <= once.to && once.to <= once.text.len() && once.text.is_char_boundary(once.from));
            prop_assert_eq!(command(&once).text, text);
        }
    }
}
