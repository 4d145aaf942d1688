//! What of HTML may stand in an article.

use std::{borrow::Cow, collections::HashSet};

use ammonia::Builder;

/// What may stand in an article, whatever was written in it. `ids` are those of its headings.
pub(super) fn sanitise(html: &str, ids: HashSet<String>) -> String {
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

#[cfg(test)]
mod tests {
    use crate::server::render::render;

    #[test]
    fn an_id_or_a_class_of_the_page_cannot_be_taken() {
        let html = render("<div id=\"content\" class=\"site-header markdown-alert\">x</div>").html;
        assert_eq!(html.trim(), "<div class=\"markdown-alert\">x</div>");
    }
}
