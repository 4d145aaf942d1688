//! The surface of messages: Markdown as people write mails. HTML in it is text, line breaks stay, links open beside and lead
//! nobody's praise away, images are our own.

use base::server::Result;
use comrak::{Arena, Options, format_html, parse_document};

use super::{
    direction::with_directions, limits::is_heavy_message, plain::plain_message, render_blocking,
    sanitise::sanitise_message, text::html_to_text, tree::shape_message,
};

/// Up to so many bytes a message is rendered at once: handing it over would take longer.
const SHORT: usize = 2_000;

/// The longest that a message may become, in bytes. Five times the longest text of letters that are escaped.
const LONGEST_HTML: usize = 1024 * 1024;

/// What becomes of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedMessage {
    /// Safe to show, each block in its own direction.
    pub html: String,
    /// The same without marks: for previews and for searching.
    pub text: String,
}

/// Renders a message. What would take too long, or would show nothing, is shown as it was typed: nobody's words are refused
/// or lost for the signs in them.
///
/// # Errors
/// Where rendering panicked.
pub async fn render_message(markdown: &str) -> Result<RenderedMessage> {
    if is_heavy_message(markdown) {
        return Ok(as_typed(markdown));
    }
    if markdown.len() <= SHORT {
        return Ok(render(markdown));
    }
    let markdown = markdown.to_owned();
    render_blocking(move || render(&markdown)).await
}

fn render(markdown: &str) -> RenderedMessage {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, markdown, &options);
    let shown_by_images = shape_message(&arena, root, markdown);
    let mut raw = String::with_capacity(markdown.len() * 2);
    // Writing to a string does not fail.
    let is_written = format_html(root, &options, &mut raw).is_ok();
    let html = with_directions(&sanitise_message(&raw));
    let mut text = html_to_text(&html);
    if text.is_empty() {
        text = shown_by_images;
    }
    let shows = !text.is_empty() || html.contains("<img");
    if is_written && shows && html.len() <= LONGEST_HTML {
        RenderedMessage { html, text }
    } else {
        as_typed(markdown)
    }
}

fn as_typed(text: &str) -> RenderedMessage {
    RenderedMessage { html: plain_message(text), text: text.to_owned() }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.render.hardbreaks = true;
    // Two hyphens under a name begin a signature, and make no heading of what stands above them.
    options.parse.ignore_setext = true;
    // Nothing raw is left once the tree was shaped; what addresses may be is said when the result is sanitised.
    options.render.r#unsafe = true;
    options
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(markdown: &str) -> String {
        render(markdown).html
    }

    #[test]
    fn people_write_as_they_write_mails() {
        assert_eq!(
            html("Hello **there**,\nit is *dark*.\n\n- one\n- two\n\n-- \nCarol\n--\nLindenweg 14"),
            "<p dir=\"auto\">Hello <strong>there</strong>,<br>\nit is <em>dark</em>.</p>\n<ul dir=\"auto\">\n<li>one</li>\n\
             <li>two</li>\n</ul>\n<p dir=\"auto\">--<br>\nCarol<br>\n--<br>\nLindenweg 14</p>\n"
        );
        assert_eq!(html("Carol\n---\nb"), "<p dir=\"auto\">Carol</p>\n<hr>\n<p dir=\"auto\">b</p>\n");
        assert!(
            html("> Carol\n> --\n> b").contains("<p>Carol<br>\n--<br>\nb</p>"),
            "{}",
            html("> Carol\n> --\n> b")
        );
        assert!(html("| a |\n| - |\n| b |").contains("<td>b</td>"));
        assert_eq!(html("    let a = 1;\n    b"), "<pre><code>let a = 1;\nb\n</code></pre>\n");
        assert_eq!(
            html("# A\n\n## B\n\n###### C"),
            "<h3 dir=\"auto\">A</h3>\n<h4 dir=\"auto\">B</h4>\n<h6 dir=\"auto\">C</h6>\n"
        );
        assert!(html("| a | b |\n| - | -: |\n| c | d |").contains("<td align=\"right\">d</td>"));
        assert!(html("مرحبا\n\nINV-22").contains("<p dir=\"auto\">مرحبا</p>"));
    }

    #[test]
    fn html_is_text() {
        assert_eq!(
            html("a <b>b</b> <!-- c -->\n\n<div onclick=\"x\">\n**d**\n</div>"),
            "<p dir=\"auto\">a &lt;b&gt;b&lt;/b&gt; &lt;!-- c --&gt;</p>\n<p dir=\"auto\">&lt;div onclick=\"x\"&gt;<br>\n**d**<br>\n\
             &lt;/div&gt;</p>\n"
        );
        let hostile = "</textarea><script>window.caught=1</script><img src=x onerror=\"window.caught=1\">\"'";
        let rendered = render(hostile);
        assert!(!rendered.html.contains("<script") && !rendered.html.contains("<img"), "{}", rendered.html);
        assert_eq!(rendered.text, hostile);
    }

    #[test]
    fn links_open_beside_and_end_where_people_end_them() {
        let rel = "rel=\"nofollow noopener noreferrer ugc\"";
        for (markdown, address) in [
            ("[a](https://example.com/a)", "https://example.com/a"),
            ("https://example.com/anleitung。然后重启。", "https://example.com/anleitung"),
            ("هل رأيت https://example.com/b؟ نعم", "https://example.com/b"),
            ("(see https://example.com/wiki/Lamp_(light)).", "https://example.com/wiki/Lamp_(light)"),
            ("See https://example.com/_next_/a_b*c*?b=c#d.", "https://example.com/_next_/a_b*c*?b=c#d"),
            ("<https://b.example>", "https://b.example"),
            ("[https://c.example]", "https://c.example"),
            ("carol@example.com", "mailto:carol@example.com"),
            ("[a](/help/articles/b)", "/help/articles/b"),
        ] {
            let html = html(markdown);
            assert_eq!(html.matches("<a ").count(), 1, "{html}");
            assert!(html.contains(&format!("href=\"{address}\"")), "{html}");
            assert!(html.contains(rel) && html.contains("target=\"_blank\""), "{html}");
        }
        assert!(html("https://example.com/a，**b** https://c.example").matches("<a ").count() == 2);
    }

    #[test]
    fn an_image_from_elsewhere_is_a_link() {
        let own = "/files/01930000-0000-7000-8000-000000000001";
        let shown = html(&format!("![a lamp]({own}) ![](/help/images/0123ab.png)"));
        assert!(shown.contains(&format!("<img src=\"{own}\" alt=\"a lamp\" loading=\"lazy\">")), "{shown}");
        assert!(shown.contains("<img src=\"/help/images/0123ab.png\" alt=\"\""), "{shown}");
        let elsewhere = html("![a lamp](https://example.com/track.png) ![](//b.example/c.png)");
        assert!(!elsewhere.contains("<img"), "{elsewhere}");
        assert!(elsewhere.contains("href=\"https://example.com/track.png\""), "{elsewhere}");
        assert!(
            elsewhere.contains(">a lamp</a>") && elsewhere.contains(">//b.example/c.png</a>"),
            "{elsewhere}"
        );
        let linked = html("[![a lamp](https://example.com/track.png)](https://example.com)");
        assert_eq!(linked.matches("<a ").count(), 1, "{linked}");
        assert_eq!(render(&format!("![a lamp]({own})")).text, "a lamp");
    }

    #[test]
    fn nothing_that_runs_survives() {
        for hostile in [
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "![a](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[a](vbscript:x \"onclick=alert(1)\")",
            "[a]: javascript:alert(1)\n\n[a]",
            "```\"><script>alert(1)</script>\nx\n```",
            "![\"onerror=\"alert(1)](/files/01930000-0000-7000-8000-000000000001)",
        ] {
            let html = html(hostile).to_lowercase();
            for bad in [
                "href=\"javascript",
                "href=\"data:",
                "href=\"vbscript",
                "<script",
                "onerror=\"",
                "onclick=\"",
            ] {
                assert!(!html.contains(bad), "{hostile} became {html}");
            }
        }
    }

    #[test]
    fn what_shows_nothing_is_shown_as_it_was_typed() {
        for nothing in ["[a]: https://example.com", "---", "#"] {
            let rendered = render(nothing);
            assert!(rendered.html.starts_with("<p class=\"plain\""), "{}", rendered.html);
            assert_eq!(rendered.text, nothing);
        }
    }

    #[test]
    fn text_has_no_marks() {
        let text = render("**hi** `a` [b](https://c.example)\nd").text;
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["hi", "a", "b", "d"]);
    }

    #[tokio::test]
    async fn bombs_are_read_to_their_end_and_stay_small() {
        let mut bombs = vec![
            "> ".repeat(10_000),
            "- ".repeat(10_000),
            "[".repeat(50_000),
            "*a ".repeat(15_000),
            "**a ".repeat(12_000),
            format!("|{}\n|{}\n{}", "a|".repeat(5_000), "-|".repeat(5_000), "|\n".repeat(10_000)),
            format!("[x]: https://{}\n\n{}", "a".repeat(25_000), "[x] ".repeat(6_000)),
            "<!--".repeat(12_000),
            "[a](<b".repeat(8_000),
            "`a``".repeat(12_000),
            "a@a.".repeat(12_000),
        ];
        bombs.push((0..10_000).map(|level| format!("{}x\n", "- ".repeat(1 + level % 4))).collect());
        for bomb in bombs {
            let rendered = render_message(&bomb).await.unwrap();
            assert!(rendered.html.len() <= LONGEST_HTML, "{}", &bomb[..20]);
            assert!(!rendered.text.is_empty());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_only_what_we_allow_is_shown(markdown in "[ -~\n]{0,200}") {
            let html = html(&markdown);
            for tag in html.split('<').skip(1) {
                let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(
                    ["a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre",
                     "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"].contains(&&*name),
                    "{markdown} became {html}"
                );
                prop_assert!(!tag.contains("javascript:") || !tag.starts_with("a "), "{markdown} became {html}");
            }
        }

        #[test]
        fn letters_are_never_lost(words in "[a-zäب灯 \n]{1,80}") {
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&render(&words).text), letters(&words));
        }
    }
}
