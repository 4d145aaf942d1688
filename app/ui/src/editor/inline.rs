//! Marks around words: bold, italic, struck out, code, a link. Each is taken away again where it is already.

use super::{line::Line, selected::Selected};

/// Puts `mark` around what is selected, or takes it away. In several lines, around each: no mark reaches beyond a paragraph.
pub(super) fn toggle(selected: &Selected, mark: &str) -> Selected {
    if selected.chosen().trim().contains('\n') {
        return toggle_lines(selected, mark);
    }
    let selected = without_outer_blanks(selected);
    let (before, chosen, after) = (selected.before(), selected.chosen(), selected.after());
    let mark = &*suited(mark, before, after);
    for mark in spellings(mark) {
        let length = mark.len();
        if is_marked(chosen, mark) {
            let inside = &chosen[length..chosen.len() - length];
            return selected.replaced(
                selected.from..selected.to,
                inside,
                selected.from..selected.from + inside.len(),
            );
        }
        if ends_with_mark(before, mark) && starts_with_mark(after, mark) {
            let (from, to) = (selected.from - length, selected.to - length);
            return selected.replaced(from..selected.to + length, chosen, from..to);
        }
    }
    let written = format!("{mark}{chosen}{mark}");
    let (from, to) = (selected.from + mark.len(), selected.to + mark.len());
    selected.replaced(selected.from..selected.to, &written, from..to)
}

/// Makes a link of what is selected, and selects what is still to be written of it. What is one already becomes its words.
pub(super) fn toggle_link(selected: &Selected) -> Selected {
    const BLANK: &str = "https://";
    let chosen = selected.chosen();
    let range = selected.from..selected.to;
    if let Some((words, _)) =
        chosen.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.split_once("]("))
    {
        return selected.replaced(range, words, selected.from..selected.from + words.len());
    }
    if is_address(chosen) {
        let at = selected.from + 1;
        return selected.replaced(range, &format!("[]({chosen})"), at..at);
    }
    let written = format!("[{chosen}]({BLANK})");
    // Its words first, where there are none.
    let select = if chosen.is_empty() {
        selected.from + 1..selected.from + 1
    } else {
        let from = selected.from + chosen.len() + 3;
        from..from + BLANK.len()
    };
    selected.replaced(range, &written, select)
}

/// An address that is pasted over words makes a link of them.
pub(super) fn link_to(selected: &Selected, address: &str) -> Option<Selected> {
    let address = address.trim();
    let chosen = selected.chosen();
    let is_words = !chosen.trim().is_empty() && !chosen.contains('\n') && !is_address(chosen);
    (is_words && is_address(address)).then(|| selected.typed(&format!("[{chosen}]({address})")))
}

/// Whether this is an address and nothing else.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || "<>()".contains(letter))
    })
}

/// Around part of a word only stars are a mark.
fn suited(mark: &str, before: &str, after: &str) -> String {
    let touches = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    if mark == "_" && touches { "*".to_owned() } else { mark.to_owned() }
}

/// The ways in which a mark can be written, this one first.
fn spellings(mark: &str) -> Vec<&str> {
    match mark {
        "**" => vec!["**", "__"],
        "_" => vec!["_", "*"],
        "*" => vec!["*", "_"],
        mark => vec![mark],
    }
}

fn is_marked(text: &str, mark: &str) -> bool {
    text.len() >= 2 * mark.len() && starts_with_mark(text, mark) && ends_with_mark(text, mark)
}

/// One star is a mark of its own where one or three stand, and none where two do.
fn is_mark(count: usize, mark: &str) -> bool {
    if mark.len() == 1 && mark != "`" { count % 2 == 1 } else { count >= mark.len() }
}

fn starts_with_mark(text: &str, mark: &str) -> bool {
    mark.chars()
        .next()
        .is_some_and(|sign| is_mark(text.chars().take_while(|letter| *letter == sign).count(), mark))
}

fn ends_with_mark(text: &str, mark: &str) -> bool {
    mark.chars()
        .next()
        .is_some_and(|sign| is_mark(text.chars().rev().take_while(|letter| *letter == sign).count(), mark))
}

fn without_outer_blanks(selected: &Selected) -> Selected {
    let chosen = selected.chosen();
    let from = selected.from + (chosen.len() - chosen.trim_start().len());
    // Of blanks alone their end is left.
    let to = from + chosen.trim().len();
    Selected { text: selected.text.clone(), from, to }
}

fn toggle_lines(selected: &Selected, mark: &str) -> Selected {
    let all = &selected.text[selected.lines()];
    let said = |line: &str| line[Line::of(line).prefix()..].trim().to_owned();
    let are_marked = all.lines().map(said).filter(|said| !said.is_empty()).all(|said| is_marked(&said, mark));
    selected.with_lines(|line| {
        let (prefix, rest) = line.split_at(Line::of(line).prefix());
        let inside = rest.trim();
        if inside.is_empty() || !are_marked && is_marked(inside, mark) {
            return line.to_owned();
        }
        if are_marked {
            return format!("{prefix}{}", &inside[mark.len()..inside.len() - mark.len()]);
        }
        format!("{prefix}{mark}{inside}{mark}")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::editor::selected::test::{drawn, selected};

    #[test]
    fn a_mark_is_put_and_taken_away() {
        for (mark, before, after) in [
            ("**", "a ‹lamp› b", "a **‹lamp›** b"),
            ("**", "a **‹lamp›** b", "a ‹lamp› b"),
            ("**", "a ‹**lamp**› b", "a ‹lamp› b"),
            ("**", "a ‹ lamp ›b", "a  **‹lamp›** b"),
            ("**", "a | b", "a **|** b"),
            ("**", "a **|** b", "a | b"),
            ("**", "a __‹lamp›__ b", "a ‹lamp› b"),
            ("_", "a ‹lamp› b", "a _‹lamp›_ b"),
            ("_", "a _‹lamp›_ b", "a ‹lamp› b"),
            ("_", "a *‹lamp›* b", "a ‹lamp› b"),
            ("_", "a **‹lamp›** b", "a **_‹lamp›_** b"),
            ("_", "a ***‹lamp›*** b", "a **‹lamp›** b"),
            ("_", "l‹am›p", "l*‹am›*p"),
            ("~~", "‹gone›", "~~‹gone›~~"),
            ("`", "‹let a›", "`‹let a›`"),
            ("`", "`‹let a›`", "‹let a›"),
        ] {
            assert_eq!(drawn(&toggle(&selected(before), mark)), after, "{mark} of {before}");
        }
    }

    #[test]
    fn in_several_lines_each_is_marked() {
        let marked = toggle(&selected("‹- one\n\n2. two\n> three›"), "**");
        assert_eq!(drawn(&marked), "‹- **one**\n\n2. **two**\n> **three**›");
        assert_eq!(drawn(&toggle(&marked, "**")), "‹- one\n\n2. two\n> three›");
    }

    #[test]
    fn a_link_asks_for_what_is_missing() {
        for (before, after) in [
            ("see ‹here›", "see [here](‹https://›)"),
            ("see |", "see [|](https://)"),
            ("see ‹https://a.example›", "see [|](https://a.example)"),
            ("see ‹[here](https://a.example)›", "see ‹here›"),
        ] {
            assert_eq!(drawn(&toggle_link(&selected(before))), after, "{before}");
        }
        let pasted = link_to(&selected("see ‹here›."), "https://a.example\n").map(|linked| drawn(&linked));
        assert_eq!(pasted.as_deref(), Some("see [here](https://a.example)|."));
        assert_eq!(link_to(&selected("see |"), "https://a.example"), None);
        assert_eq!(link_to(&selected("‹see›"), "javascript:alert(1)"), None);
    }

    proptest! {
        #[test]
        fn what_is_marked_twice_is_as_it_was(before in "[a-z灯 \n]{0,8}", chosen in "[a-z灯]{1,8}", after in "[a-z \n]{0,8}", which in 0_usize..4) {
            let mark = ["**", "_", "~~", "`"][which];
            let held = Selected { from: before.len(), to: before.len() + chosen.len(), text: format!("{before}{chosen}{after}") };
            let once = toggle(&held, mark);
            prop_assert_ne!(&once.text, &held.text);
            prop_assert_eq!(toggle(&once, mark), held);
        }

        #[test]
        fn no_letter_is_lost(text in "[a-z*_` \n-]{0,20}", from in 0_u32..20, to in 0_u32..20, which in 0_usize..4) {
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
            let held = Selected::of_utf16(text.clone(), from, to);
            let marked = toggle(&held, ["**", "_", "~~", "`"][which]);
            prop_assert_eq!(letters(&marked.text), letters(&text));
            prop_assert!(marked.from <= marked.to && marked.to <= marked.text.len());
        }
    }
}
