//! What of HTML may stand in an article, and in a message.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;

use super::own_image::is_own_image;

/// What may stand in an article, whatever was written in it. `ids` are those of its headings.
pub fn sanitise_article(html: &str, ids: HashSet<String>) -> String {
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

/// What may stand in a message: what its Markdown makes, and nothing else.
pub(super) fn sanitise_message(html: &str) -> String {
    static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut allowed = Builder::default();
        allowed
            .tags(HashSet::from([
                "a",
                "blockquote",
                "br",
                "code",
                "del",
                "em",
                "h3",
                "h4",
                "h5",
                "h6",
                "hr",
                "img",
                "li",
                "ol",
                "p",
                "pre",
                "strong",
                "table",
                "tbody",
                "td",
                "th",
                "thead",
                "tr",
                "ul",
            ]))
            .tag_attributes(HashMap::from([
                ("a", HashSet::from(["href", "title"])),
                ("img", HashSet::from(["src", "alt", "title"])),
                ("ol", HashSet::from(["start"])),
                ("td", HashSet::from(["align"])),
                ("th", HashSet::from(["align"])),
            ]))
            .generic_attributes(HashSet::new())
            .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
            // It opens beside, and its site is neither told where it was found nor praised for it.
            .link_rel(Some("nofollow noopener noreferrer ugc"))
            .set_tag_attribute_value("a", "target", "_blank")
            .set_tag_attribute_value("img", "loading", "lazy")
            .attribute_filter(|tag, attribute, value| {
                let is_elsewhere = tag == "img" && attribute == "src" && !is_own_image(value);
                (!is_elsewhere).then_some(Cow::Borrowed(value))
            });
        allowed
    });
    ALLOWED.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_or_a_class_of_the_page_cannot_be_taken() {
        let html = "<div id=\"content\" class=\"site-header markdown-alert\">x</div>";
        assert_eq!(sanitise_article(html, HashSet::new()), "<div class=\"markdown-alert\">x</div>");
    }

    #[test]
    fn whatever_stood_in_a_message_only_its_own_marks_stay() {
        let html = "<p id=\"a\" class=\"b\" style=\"c\" onclick=\"d\" dir=\"rtl\">e</p><script>f</script><img src=\"https://g.example\">";
        assert_eq!(sanitise_message(html), "<p>e</p><img loading=\"lazy\">");
    }
}
