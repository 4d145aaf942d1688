//! What was written, as text alone.

/// The text of sanitised HTML, a space between blocks.
pub fn html_to_text(html: &str) -> String {
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

    #[test]
    fn what_was_written_can_be_read_as_text() {
        let html = "<h2 id=\"a\">A <em>b</em> <a class=\"anchor\" href=\"#a\">#</a></h2>\n<p>c &amp; <code>&lt;d&gt;</code></p>\n\
                    <ul>\n<li>e</li>\n<li>f</li>\n</ul>";
        let text = html_to_text(html);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["A", "b", "c", "&", "<d>", "e", "f"]);
    }
}
