//! The surface of articles: CommonMark with tables and what else GitHub has, HTML included as far as it is safe.

use std::collections::HashSet;

use comrak::{Options, markdown_to_html_with_plugins, options::Plugins};

use super::sanitise::sanitise_article;

/// What an article may hold.
pub fn article_options() -> Options<'static> {
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

/// Renders an article with its domain's own way of headings and of code. `ids` says, once all is rendered, which ids its
/// headings got: no other stays.
pub fn render_article(
    markdown: &str,
    plugins: &Plugins<'_>,
    ids: impl FnOnce() -> HashSet<String>,
) -> String {
    let raw = markdown_to_html_with_plugins(markdown, &article_options(), plugins);
    sanitise_article(&raw, ids())
}
