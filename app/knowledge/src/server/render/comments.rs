//! Comments in Markdown: their writers' own affair, which no reader is sent.

use std::ops::Range;

use comrak::{
    Arena,
    nodes::{NodeValue, Sourcepos},
    parse_document,
};
use markdown::server::article_options;

/// Markdown without its comments, which are their writers' own affair. What code shows of HTML is no comment, and only who
/// parses it knows which is which.
pub(crate) fn without_comments(markdown: &str) -> String {
    if !markdown.contains(OPEN) {
        return markdown.to_owned();
    }
    let places = Places::of(markdown);
    let mut kept = String::with_capacity(markdown.len());
    let mut at = 0;
    while let Some(found) = markdown[at..].find(OPEN) {
        let start = at + found;
        let end = match places.around(start) {
            // To the end of the code, all of it.
            Place::Code(end) => {
                kept.push_str(&markdown[at..end]);
                at = end;
                continue;
            }
            Place::Html(end) => comment_end(markdown, start, end).unwrap_or(end),
            Place::Text(end) => match comment_end(markdown, start, end) {
                Some(end) if !is_escaped(&markdown[..start]) => end,
                // Readers see these very signs.
                _ => {
                    kept.push_str(&markdown[at..start + OPEN.len()]);
                    at = start + OPEN.len();
                    continue;
                }
            },
        };
        kept.push_str(&markdown[at..start]);
        at = end;
    }
    kept.push_str(&markdown[at..]);
    kept
}

const OPEN: &str = "<!--";

/// Where a comment ends that starts here, if it does before `end`: `<!-->` is a whole one.
fn comment_end(markdown: &str, start: usize, end: usize) -> Option<usize> {
    let inside = start + "<!".len();
    markdown.get(inside..end)?.find("-->").map(|found| inside + found + "-->".len())
}

fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// What stands around a place, and where that ends.
enum Place {
    Code(usize),
    Html(usize),
    Text(usize),
}

/// Where code, blocks of HTML and texts stand in Markdown, as bytes.
struct Places {
    code: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
    texts: Vec<Range<usize>>,
    length: usize,
}

impl Places {
    fn of(markdown: &str) -> Self {
        let arena = Arena::new();
        let lines = line_starts(markdown);
        let mut places =
            Self { code: Vec::new(), html: Vec::new(), texts: Vec::new(), length: markdown.len() };
        for node in parse_document(&arena, markdown, &article_options()).descendants() {
            let node = node.data();
            let Sourcepos { start, end } = node.sourcepos;
            let at = |line: usize| lines.get(line).copied().unwrap_or(markdown.len());
            let whole_lines = || at(start.line.saturating_sub(1))..at(end.line);
            match node.value {
                NodeValue::CodeBlock(_) => places.code.push(whole_lines()),
                NodeValue::Code(_) => {
                    let from = at(start.line.saturating_sub(1)) + start.column.saturating_sub(1);
                    let until = at(end.line.saturating_sub(1)) + end.column;
                    places.code.push(from..markdown.ceil_char_boundary(until));
                }
                NodeValue::HtmlBlock(_) => places.html.push(whole_lines()),
                NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableRow(_) => {
                    places.texts.push(whole_lines());
                }
                _ => {}
            }
        }
        places
    }

    fn around(&self, place: usize) -> Place {
        let end = |ranges: &[Range<usize>]| ranges.iter().find(|it| it.contains(&place)).map(|it| it.end);
        if let Some(end) = end(&self.code) {
            Place::Code(end)
        } else if let Some(end) = end(&self.html) {
            Place::Html(end)
        } else if let Some(end) = end(&self.texts) {
            Place::Text(end)
        } else {
            // Nothing that readers see.
            Place::Html(self.length)
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1);
    std::iter::once(0).chain(breaks).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::server::render::render;

    #[test]
    fn comments_are_for_writers() {
        for (markdown, shown) in [
            ("a <!-- b --> c", "a  c"),
            ("<!-- b\n\nc -->\nd", "\nd"),
            ("a\n\n<!-- b\n\nc", "a\n\n"),
            ("> <!-- b\n> c --> d\n\ne", ">  d\n\ne"),
            ("- a <!-- b\n  c --> d", "- a  d"),
            ("| a |\n| - |\n| b <!-- c --> |", "| a |\n| - |\n| b  |"),
            ("<div>\n<!-- `b` -->\n</div>", "<div>\n\n</div>"),
            ("a <!--> b <!-- `c` -->", "a  b "),
            ("ü `x` <!-- b -->", "ü `x` "),
        ] {
            assert_eq!(without_comments(markdown), shown, "{markdown}");
        }
    }

    #[test]
    fn what_code_shows_is_no_comment() {
        for shown in [
            "a <!-- d",
            "a \\<!-- d -->",
            "```html\n<!-- a -->\n```\n\nb",
            "```html\n<!--\n```\n\nb",
            "- ```\n  <!-- a\n  ```\n- b",
            "    <!-- a\n\nb",
            "ü Write `<!--` and `` ` <!-- -->`` before it, `-->` after.",
            "> - ü `<!-- a -->` b",
            "# ü `<!-- a -->`",
        ] {
            assert_eq!(without_comments(shown), shown);
        }
        assert_eq!(without_comments("`<!--` a <!-- b --> `-->`"), "`<!--` a  `-->`");
    }

    proptest! {
        #[test]
        fn a_writer_s_own_words_stay_theirs(before in "[a-z `>#\\n|*-]{0,30}", after in "[a-z `>#\\n|*-]{0,30}") {
            // Wherever the page shows nothing of it, neither does the text.
            let markdown = format!("{before}\n<!-- SECRET -->{after}");
            if !render(&markdown).html.contains("SECRET") {
                prop_assert!(!without_comments(&markdown).contains("SECRET"), "{}", markdown);
            }
        }
    }
}
