//! Base direction of rendered Markdown: each of its outermost blocks follows its own first letter (`dir="auto"`), whatever
//! the language of the article is. What is in a block inherits it, so that a list's marks stand on the side of its text.

/// What has a direction of its own. A table's columns keep the article's.
const BLOCKS: [&str; 12] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "dl", "details"];

/// Sanitised HTML as a page shows it. A block that names its direction keeps it.
pub fn with_directions(html: &str) -> String {
    let mut shown = String::with_capacity(html.len() + html.len() / 8);
    // The outermost block that is open, and how many of its name are open in it.
    let mut open: Option<(&str, usize)> = None;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let is_end = rest[at + 1..].starts_with('/');
        let begin = at + 1 + usize::from(is_end);
        let length =
            rest[begin..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len() - begin);
        let name = &rest[begin..begin + length];
        shown.push_str(&rest[..begin + length]);
        rest = &rest[begin + length..];
        open = match (open, is_end) {
            (None, false) if BLOCKS.contains(&name) => {
                // Directly after the name: an attribute's text, whatever it is, comes later.
                if !rest.split('>').next().is_some_and(|attributes| attributes.contains(" dir=")) {
                    shown.push_str(" dir=\"auto\"");
                }
                Some((name, 1))
            }
            (Some((block, depth)), false) if block == name => Some((block, depth + 1)),
            (Some((block, 1)), true) if block == name => None,
            (Some((block, depth)), true) if block == name => Some((block, depth - 1)),
            (open, _) => open,
        };
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use comrak::options::Plugins;
    use proptest::prelude::*;

    use super::*;
    use crate::server::render_article;

    fn render(markdown: &str) -> String {
        render_article(markdown, &Plugins::default(), Default::default)
    }

    fn shown(markdown: &str) -> String {
        with_directions(&render(markdown))
    }

    #[test]
    fn each_block_follows_its_own_first_letter() {
        let html = shown("Hello.\n\nمرحبا INV-22\n\n## عنوان\n\n> - a\n>   - b\n\nEnd\n");
        assert_eq!(html.matches("dir=\"auto\"").count(), 5, "{html}");
        assert!(html.contains("<p dir=\"auto\">مرحبا INV-22</p>"), "{html}");
        assert!(html.contains("<h2 dir=\"auto\">عنوان"), "{html}");
        assert!(html.contains("<blockquote dir=\"auto\">\n<ul>\n<li>a\n<ul>\n<li>b"), "{html}");
    }

    #[test]
    fn what_names_its_direction_keeps_it() {
        let html = shown("<p dir=\"rtl\">INV-22 مشكلة</p>\n\n<p title=\"a > b\">c</p>\n");
        assert!(html.contains("<p dir=\"rtl\">INV-22"), "{html}");
        assert!(html.contains("<p dir=\"auto\" title=\"a"), "{html}");
    }

    proptest! {
        #[test]
        fn nothing_else_is_written_into_a_page(markdown in "[a-z<>/\" =#*>\n-]{0,200}") {
            let html = render(&markdown);
            prop_assert_eq!(with_directions(&html).replace(" dir=\"auto\"", ""), html.replace(" dir=\"auto\"", ""));
        }
    }
}
