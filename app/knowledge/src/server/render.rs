//! Markdown to what is shown: rendered by the letter of CommonMark, then sanitised, with an anchor for every heading.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    fmt::{self, Write},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use ammonia::Builder;
use base::server::{Result, invalid};
use comrak::{
    Options,
    adapters::{HeadingAdapter, HeadingMeta},
    markdown_to_html_with_plugins,
    nodes::Sourcepos,
    options::Plugins,
};
use tokio::sync::Semaphore;

use super::highlight::Colours;
use crate::{Heading, slug_of};

/// Words that a reader takes in within a minute.
const WORDS_A_MINUTE: usize = 220;
/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 200;
/// Ids that the page around an article has; no heading may take one.
const RESERVED: [&str; 6] = ["content", "contents", "helpful", "related", "search", "comment"];

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

/// More beginnings of comments than this are no article: each is looked for to the end of the text.
const MOST_COMMENTS: usize = 200;

/// More quotes in each other than this are no article: reading each takes as long as reading all before it.
const MOST_QUOTES: usize = 100;

/// More beginnings of tags than this are no article: what each opens is looked for among all that are open.
const MOST_TAGS_OF_HTML: usize = 10_000;

/// Renders an article beside the threads that answer requests, one for each that may be busy with it.
///
/// # Errors
/// Invalid input for what would take longer than any article may.
pub(crate) async fn render_aside(markdown: &str) -> Result<Rendered> {
    static HANDS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));
    if markdown.matches("<!--").count() > MOST_COMMENTS {
        return Err(invalid("content_markdown", format!("has more than {MOST_COMMENTS} comments")));
    }
    if markdown.lines().any(|line| quotes(line) > MOST_QUOTES) {
        return Err(invalid("content_markdown", format!("has more than {MOST_QUOTES} quotes in each other")));
    }
    if markdown.matches('<').count() > MOST_TAGS_OF_HTML {
        return Err(invalid("content_markdown", format!("has more than {MOST_TAGS_OF_HTML} tags of HTML")));
    }
    let hand = Arc::clone(&HANDS).acquire_owned().await.map_err(anyhow::Error::from)?;
    let markdown = markdown.to_owned();
    // Who asked may be gone by the time it is done; the hand is busy until then.
    let rendering = tokio::task::spawn_blocking(move || {
        let rendered = render(&markdown);
        drop(hand);
        rendered
    });
    Ok(rendering.await.map_err(anyhow::Error::from)?)
}

/// How many quotes a line begins, lists between them or not.
fn quotes(line: &str) -> usize {
    let begins = |sign: &char| matches!(sign, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9');
    line.chars().take_while(begins).filter(|sign| *sign == '>').count()
}

/// Renders an article.
pub(crate) fn render(markdown: &str) -> Rendered {
    let anchors = Anchors::default();
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&anchors);
    plugins.render.codefence_syntax_highlighter = Some(&Colours);
    let raw = markdown_to_html_with_plugins(markdown, &options(), &plugins);
    let contents = anchors.0.into_inner().unwrap_or_else(PoisonError::into_inner).headings;
    let ids: HashSet<String> = contents.iter().map(|heading| heading.id.clone()).collect();
    let html = sanitise(&raw, ids);
    let text = text_of(&html);
    let words = i32::try_from(text.split_whitespace().count()).unwrap_or(i32::MAX);
    let contents = contents.into_iter().filter(|heading| heading.level <= 4).collect();
    Rendered { summary: summary_of(&html), html, contents, words }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.render.tasklist_classes = true;
    // What is not safe goes when the result is sanitised, which knows HTML better than a switch.
    options.render.r#unsafe = true;
    options
}

#[derive(Default)]
struct Anchors(Mutex<Taken>);

#[derive(Default)]
struct Taken {
    headings: Vec<Heading>,
    ids: HashMap<String, u32>,
}

impl Taken {
    fn take(&mut self, heading: &HeadingMeta) -> Heading {
        let text = heading.content.trim().to_owned();
        let slug = slug_of(&text);
        let slug =
            if slug.is_empty() || RESERVED.contains(&&*slug) { format!("section-{slug}") } else { slug };
        let slug = slug.trim_end_matches('-').to_owned();
        let mut id = slug.clone();
        while self.ids.contains_key(&id) {
            let count = self.ids.entry(slug.clone()).or_default();
            *count += 1;
            id = format!("{slug}-{}", *count + 1);
        }
        self.ids.insert(id.clone(), 0);
        // The title of the article is the page's only first-level heading.
        Heading { level: heading.level.max(2), id, text }
    }
}

impl HeadingAdapter for Anchors {
    fn enter(&self, output: &mut dyn Write, heading: &HeadingMeta, _: Option<Sourcepos>) -> fmt::Result {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heading = taken.take(heading);
        write!(output, "<h{} id=\"{}\">", heading.level, heading.id)?;
        taken.headings.push(heading);
        Ok(())
    }

    fn exit(&self, output: &mut dyn Write, _: &HeadingMeta) -> fmt::Result {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Heading { level, id, .. }) = taken.headings.last() else { return Ok(()) };
        writeln!(output, " <a class=\"anchor\" href=\"#{id}\" aria-labelledby=\"{id}\">#</a></h{level}>")
    }
}

/// What may stand in an article, whatever was written in it.
fn sanitise(html: &str, ids: HashSet<String>) -> String {
    let mut allowed = Builder::default();
    allowed
        .add_tags(["input", "section"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .set_tag_attribute_value("input", "disabled", "")
        .add_tag_attributes("a", ["aria-labelledby"])
        .add_tag_attributes("img", ["loading"])
        .set_tag_attribute_value("img", "loading", "lazy")
        .add_generic_attributes(["id", "class", "dir", "lang"]);
    allowed.attribute_filter(move |_, attribute, value| match attribute {
        "id" => keeps_id(&ids, value).then_some(Cow::Borrowed(value)),
        "class" => {
            let kept: Vec<&str> = value.split_ascii_whitespace().filter(|class| keeps_class(class)).collect();
            (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
        }
        "type" => (value == "checkbox").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    });
    allowed.clean(html).to_string()
}

/// Headings' and footnotes' own; any other could stand in the place of one of the page's.
fn keeps_id(ids: &HashSet<String>, id: &str) -> bool {
    ids.contains(id) || id.starts_with("fn-") || id.starts_with("fnref-")
}

fn keeps_class(class: &str) -> bool {
    matches!(
        class,
        "anchor"
            | "footnotes"
            | "footnote-ref"
            | "footnote-backref"
            | "task-list-item"
            | "contains-task-list"
    ) || ["language-", "markdown-alert", "hl-"].iter().any(|start| class.starts_with(start))
}

/// Markdown without its comments, which are their writers' own affair.
pub(crate) fn without_comments(markdown: &str) -> String {
    let mut rest = markdown;
    let mut kept = String::with_capacity(rest.len());
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// The text of sanitised HTML, a space between blocks.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let is_inline =
            matches!(name, "a" | "b" | "code" | "del" | "em" | "i" | "span" | "strong" | "sub" | "sup");
        if !is_inline && !text.ends_with(' ') {
            text.push(' ');
        }
        // The sign that links a heading to itself says nothing.
        rest = if tag.contains("class=\"anchor\"") {
            after.split_once("</a>").map_or("", |(_, after)| after)
        } else {
            after
        };
    }
    text.push_str(rest);
    unescape(&text).trim().to_owned()
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

fn summary_of(html: &str) -> String {
    let first = html
        .split_once("<p>")
        .map_or(html, |(_, after)| after.split_once("</p>").map_or(after, |(first, _)| first));
    let text = text_of(first).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST_SUMMARY {
        return text;
    }
    let cut: String = text.chars().take(LONGEST_SUMMARY - 1).collect();
    let cut = cut.rsplit_once(' ').map_or(&*cut, |(whole, _)| whole);
    format!("{cut}…")
}

#[cfg(test)]
#[path = "commonmark.rs"]
mod commonmark;

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
    fn an_id_or_a_class_of_the_page_cannot_be_taken() {
        let html = render("<div id=\"content\" class=\"site-header markdown-alert\">x</div>").html;
        assert_eq!(html.trim(), "<div class=\"markdown-alert\">x</div>");
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

    #[test]
    fn comments_are_for_writers() {
        assert_eq!(without_comments("a <!-- b --> c<!-- d"), "a  c");
    }

    #[tokio::test]
    async fn what_would_take_for_ever_is_refused() {
        assert!(render_aside(&"<!--".repeat(201)).await.is_err());
        assert!(render_aside(&"<!-- a -->".repeat(200)).await.is_ok());
        for deep in
            [">".repeat(101), "> ".repeat(101), "- > ".repeat(101), format!("a\n\n{}", ">".repeat(101))]
        {
            assert!(render_aside(&deep).await.is_err(), "{deep}");
        }
        assert!(render_aside(&"> ".repeat(100)).await.is_ok());
        assert!(render_aside(&"> a\n".repeat(1_000)).await.is_ok(), "one quote of many lines");
    }

    #[test]
    fn what_was_written_can_be_read_as_text() {
        let text = text_of(&render("# A *b*\n\nc & `<d>`\n\n- e\n- f").html);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["A", "b", "c", "&", "<d>", "e", "f"]);
    }

    proptest! {
        #[test]
        fn whatever_is_written_no_script_is_shown(markdown in "[ -~\n]{0,300}") {
            let html = render(&format!("{markdown}<script>alert(1)</script>")).html;
            prop_assert!(!html.to_lowercase().contains("<script"));
        }
    }
}
