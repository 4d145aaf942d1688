//! What was written, as text alone.

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
pub(crate) fn html_to_text(html: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::render::render;

    #[test]
    fn what_was_written_can_be_read_as_text() {
        let text = html_to_text(&render("# A *b*\n\nc & `<d>`\n\n- e\n- f").html);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["A", "b", "c", "&", "<d>", "e", "f"]);
    }

    #[test]
    fn comments_are_for_writers() {
        assert_eq!(without_comments("a <!-- b --> c<!-- d"), "a  c");
    }
}
