//! What an article has beside its rendered text: an anchor for every heading, contents, a summary.

mod anchors;
mod comments;
#[cfg(test)]
mod commonmark;
mod render_blocking;

use base::cut;
use comrak::options::Plugins;
use markdown::server::render_article;
pub(crate) use markdown::server::{html_to_text, with_directions};

use self::anchors::Anchors;
pub(crate) use self::{comments::without_comments, render_blocking::render_blocking};
use super::highlight::Colours;
use crate::Heading;

/// Words that a reader takes in within a minute.
const WORDS_A_MINUTE: usize = 220;
/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 200;
/// What becomes of Markdown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rendered {
    /// Safe to show.
    pub html: String,
    /// The headings of the second to the fourth level.
    pub contents: Vec<Heading>,
    /// The first words.
    pub summary: String,
    /// How many words there are.
    pub words: i32,
}

impl Rendered {
    /// Minutes that reading takes.
    pub fn minutes(words: i32) -> i32 {
        let minutes = usize::try_from(words).unwrap_or_default().div_ceil(WORDS_A_MINUTE);
        i32::try_from(minutes).unwrap_or(i32::MAX).max(1)
    }
}

/// Renders an article.
pub(crate) fn render(markdown: &str) -> Rendered {
    let anchors = Anchors::default();
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&anchors);
    plugins.render.codefence_syntax_highlighter = Some(&Colours);
    let html = render_article(markdown, &plugins, || anchors.ids());
    let contents = anchors.into_headings();
    let text = html_to_text(&html);
    let words = i32::try_from(text.split_whitespace().count()).unwrap_or(i32::MAX);
    let contents = contents.into_iter().filter(|heading| heading.level <= 4).collect();
    Rendered { summary: summary_of(&html), html, contents, words }
}

fn summary_of(html: &str) -> String {
    let first = html
        .split_once("<p>")
        .map_or(html, |(_, after)| after.split_once("</p>").map_or(after, |(first, _)| first));
    let text = html_to_text(first).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST_SUMMARY {
        return text;
    }
    let beginning = cut(&text, LONGEST_SUMMARY - 1);
    let beginning = beginning.rsplit_once(' ').map_or(beginning, |(whole, _)| whole);
    format!("{beginning}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn headings_become_contents_with_anchors_of_their_own() {
        let rendered = render("# Pair\n\nHold it.\n\n## Pair\n\n## Content\n\n##### Deep\n");
        let ids: Vec<(&str, u8)> =
            rendered.contents.iter().map(|heading| (&*heading.id, heading.level)).collect();
        assert_eq!(ids, [("pair", 2), ("pair-2", 2), ("section-content", 2)]);
        assert!(rendered.html.contains("<h2 id=\"pair\">Pair <a"), "{}", rendered.html);
        assert_eq!(rendered.summary, "Hold it.");
    }

    #[test]
    fn a_summary_ends_with_a_whole_letter() {
        let letters = "a".repeat(198);
        assert_eq!(render(&format!("{letters}🇩🇪 and more")).summary, format!("{letters}…"));
        let letters = "a".repeat(193);
        assert_eq!(render(&format!("{letters}👨‍👩‍👧‍👦 and more")).summary, format!("{letters}…"));
    }

    #[test]
    fn nothing_that_runs_survives() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "<svg onload=alert(1)><script>alert(1)</script></svg>",
            "<a href=\"vbscript:x\">a</a>",
            "<iframe src=\"https://example.com\"></iframe>",
            "<form action=\"/api/auth/logout\"><input type=\"submit\"></form>",
            "<p style=\"position:fixed\">x</p>",
            "<b onclick=alert(1)>unclosed <i>tags",
            "# <script>alert(1)</script>",
            "```\"><script>alert(1)</script>\nx\n```",
        ] {
            let html = render(hostile).html.to_lowercase();
            for bad in [
                "<script",
                "onerror",
                "onload",
                "onclick=",
                "javascript:",
                "data:",
                "vbscript",
                "<iframe",
                "<form",
                "style=",
                "<svg",
                "submit",
            ] {
                assert!(!html.contains(bad), "{hostile} became {html}");
            }
        }
    }

    #[test]
    fn ten_thousand_lists_in_each_other_are_read_to_their_end() {
        let mut deep = String::new();
        for level in 0..10_000 {
            deep.push_str(&"- ".repeat(1 + level % 50));
            deep.push_str("x\n");
        }
        render(&deep);
        render(&"> ".repeat(10_000));
        render(&"*".repeat(100_000));
        render(&"[".repeat(100_000));
    }

    proptest! {
        #[test]
        fn whatever_is_written_no_script_is_shown(markdown in "[ -~\n]{0,300}") {
            let html = render(&format!("{markdown}<script>alert(1)</script>")).html;
            prop_assert!(!html.to_lowercase().contains("<script"));
        }
    }
}
