//! Words of one format after the other, as Markdown: bold letters that an editor put into three elements are bold once.

use super::tree::{Element, Node};

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    is_bold: bool,
    is_italic: bool,
    is_struck: bool,
    is_code: bool,
    address: String,
}

impl Format {
    /// The format of what is in an element.
    pub fn within(&self, element: &Element) -> Self {
        let mut format = self.clone();
        if let Some(is_bold) = element.is_bold() {
            format.is_bold = is_bold;
        }
        if let Some(is_italic) = element.is_italic() {
            format.is_italic = is_italic;
        }
        match &*element.name {
            "del" | "s" | "strike" => format.is_struck = true,
            "code" | "kbd" | "samp" | "tt" => format.is_code = true,
            "a" => format.address = leads_somewhere(&element.address),
            _ => {}
        }
        format
    }
}

/// An address that may be kept: what is relative leads elsewhere from here, and what runs leads nowhere.
fn leads_somewhere(address: &str) -> String {
    let address = address.trim();
    let is_kept = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    if !is_kept {
        return String::new();
    }
    let escape = |letter: char| match letter {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        letter if letter.is_whitespace() => "%20".to_owned(),
        letter => letter.to_string(),
    };
    address.chars().map(escape).collect()
}

/// Words of one format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    format: Format,
    text: String,
}

/// A line break among runs.
const BREAK: char = '\n';

/// Adds the runs of a node that stands in a line.
pub(super) fn add_runs(node: &Node, format: &Format, runs: &mut Vec<Run>) {
    match node {
        Node::Text(text) => push(runs, format, &with_single_blanks(text)),
        Node::Element(element) if element.is_unseen() => {}
        Node::Element(element) if element.name == "br" => push(runs, &Format::default(), &BREAK.to_string()),
        Node::Element(element) if element.name == "img" => {
            // Where others keep an image, a link to it is kept; one that is inside the text is nobody's.
            let format = Format { address: leads_somewhere(&element.address), ..format.clone() };
            let shows = if element.words.trim().is_empty() { &element.address } else { &element.words };
            if !format.address.is_empty() {
                push(runs, &format, &with_single_blanks(shows));
            }
        }
        Node::Element(element) => {
            let format = format.within(element);
            element.children.iter().for_each(|child| add_runs(child, &format, runs));
        }
    }
}

/// The text with every run of white space as one blank.
fn with_single_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_whitespace() {
            kept.push(letter);
        } else if !kept.ends_with(' ') {
            kept.push(' ');
        }
    }
    kept
}

fn push(runs: &mut Vec<Run>, format: &Format, text: &str) {
    let ends_blank = runs.last().is_none_or(|last| last.text.ends_with([' ', BREAK]));
    let text = if ends_blank { text.strip_prefix(' ').unwrap_or(text) } else { text };
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.format == *format => last.text.push_str(text),
        _ => runs.push(Run { format: format.clone(), text: text.to_owned() }),
    }
}

/// The runs as a paragraph of Markdown.
pub(super) fn paragraph(runs: &[Run]) -> String {
    let mut written = String::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let linked = rest.iter().take_while(|run| run.format.address == first.format.address).count();
        let (same, others) = rest.split_at(linked);
        let inside: String = same.iter().map(formatted).collect();
        written.push_str(&match &*first.format.address {
            "" => inside,
            address => link(&inside, address),
        });
        rest = others;
    }
    let lines = written.split(BREAK).map(|line| escaped_beginning(line.trim()));
    let lines: Vec<_> = lines.collect();
    // Two blanks break a line everywhere.
    lines.join("  \n").trim().to_owned()
}

fn link(words: &str, address: &str) -> String {
    let (before, said, after) = parted(words);
    if said.is_empty() {
        return words.to_owned();
    }
    let said = said.replace(BREAK, " ");
    let is_address_itself = address == said || address.strip_suffix('/') == Some(&*said);
    if is_address_itself {
        format!("{before}{address}{after}")
    } else {
        format!("{before}[{said}]({address}){after}")
    }
}

fn formatted(run: &Run) -> String {
    let Format { is_bold, is_italic, is_struck, is_code, .. } = run.format;
    let pieces = run.text.split(BREAK).map(|piece| {
        let (before, said, after) = parted(piece);
        if said.is_empty() {
            return piece.to_owned();
        }
        let mut written = match (is_code, run.format.address == said) {
            (true, _) => code(said),
            (false, true) => said.to_owned(),
            (false, false) => escaped(said),
        };
        for (is_set, mark) in [(is_italic, "_"), (is_bold, "**"), (is_struck, "~~")] {
            if is_set {
                written = format!("{mark}{written}{mark}");
            }
        }
        format!("{before}{written}{after}")
    });
    pieces.collect::<Vec<_>>().join("\n")
}

/// A text with the blanks around it apart: no mark may have one inside it.
fn parted(text: &str) -> (&str, &str, &str) {
    let said = text.trim();
    let begin = text.len() - text.trim_start().len();
    if said.is_empty() { (text, "", "") } else { (&text[..begin], said, &text[begin + said.len()..]) }
}

fn code(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Text in which no sign means anything.
fn escaped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut written = String::with_capacity(text.len());
    for (place, letter) in letters.iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied();
        let (before, after) = (beside(place.checked_sub(1)), beside(Some(place + 1)));
        let is_within_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let means = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(is_within_word(before) && is_within_word(after)),
            '~' => before == Some('~') || after == Some('~'),
            '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphabetic()),
            _ => false,
        };
        if means {
            written.push('\\');
        }
        written.push(*letter);
    }
    written
}

/// A line whose first signs begin no list, no heading and no quote.
fn escaped_beginning(line: &str) -> String {
    let is_sign = line.starts_with(['#', '>'])
        || line.starts_with("+ ")
        || line.starts_with("- ")
        || line.starts_with("---");
    if is_sign {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && (line[digits..].starts_with(". ") || line[digits..].starts_with(") ")) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::tree::test::*, *};

    fn written(nodes: &[Node]) -> String {
        let mut runs = Vec::new();
        nodes.iter().for_each(|node| add_runs(node, &Format::default(), &mut runs));
        paragraph(&runs)
    }

    #[test]
    fn words_keep_their_format() {
        assert_eq!(
            written(&[text("a "), element("b", [text("bo")]), element("strong", [text("ld ")]), text("b")]),
            "a **bold** b"
        );
        assert_eq!(written(&[element("em", [element("b", [text("both")])])]), "**_both_**");
        assert_eq!(written(&[styled("b", "font-weight:normal", [text("not")])]), "not");
        assert_eq!(
            written(&[element("s", [text("gone")]), text(" "), element("code", [text("a`b")])]),
            "~~gone~~ ``a`b``"
        );
        assert_eq!(written(&[text("one"), element("br", []), text(" two\n\t three")]), "one  \ntwo three");
    }

    #[test]
    fn links_lead_where_they_led_and_nowhere_that_runs() {
        let to = |address| {
            written(&[text("see "), with_address("a", address, [element("b", [text("here")]), text(" now")])])
        };
        assert_eq!(to("https://a.example/b (c)"), "see [**here** now](https://a.example/b%20%28c%29)");
        for nowhere in ["javascript:alert(1)", "/relative", "", "#a"] {
            assert_eq!(to(nowhere), "see **here** now", "{nowhere}");
        }
        assert_eq!(
            written(&[with_address("a", "https://a.example/b_c_", [text("https://a.example/b_c_")])]),
            "https://a.example/b_c_"
        );
        assert_eq!(written(&[with_address("img", "https://a.example/b.png", [])]), "https://a.example/b.png");
        assert_eq!(written(&[with_address("img", "data:image/png;base64,AAAA", [])]), "");
    }

    #[test]
    fn signs_that_were_text_stay_text() {
        for (plain, markdown) in [
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("> no quote", "\\> no quote"),
            ("2 * 3 = [6]", "2 \\* 3 = \\[6\\]"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("<b> &amp; R&D & co", "\\<b> \\&amp; R\\&D & co"),
        ] {
            assert_eq!(written(&[text(plain)]), markdown);
        }
    }
}
