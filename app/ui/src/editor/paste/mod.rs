//! Formatted text of the clipboard as Markdown. The browser parses its HTML, without running any of it; from there on it is a
//! small tree of our own, and no browser is needed.

mod blocks;
mod runs;
mod tree;

use web_sys::{DomParser, SupportedType};

use self::tree::Node;

/// Longer HTML than this, in bytes, is pasted as its text.
const LONGEST: usize = 1_000_000;

/// What HTML says, in Markdown; none where it says no more than its plain text does.
pub(super) fn markdown_of(html: &str) -> Option<String> {
    if html.len() > LONGEST {
        return None;
    }
    let document = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let body = document.body()?;
    let nodes = tree::nodes_below(&body);
    let markdown = nodes.iter().any(Node::says_more_than_text).then(|| blocks::markdown(&nodes))?;
    (!markdown.trim().is_empty()).then_some(markdown)
}
