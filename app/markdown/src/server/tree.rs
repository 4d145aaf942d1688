//! The tree of a message, shaped before it is written: HTML becomes text, an image from elsewhere a link, headings stay below
//! the page's own, and an address ends where people end it.

use comrak::{
    Arena, Node,
    nodes::{AstNode, NodeLink, NodeValue},
};

use super::{
    addresses::{Piece, address_end, pieces},
    own_image::is_own_image,
};

/// A message's largest heading: the page has those above it.
const HIGHEST_HEADING: u8 = 3;

/// Shapes the tree of `markdown`; answers what its images show, in words.
pub(super) fn shape_message<'a>(arena: &'a Arena<'a>, root: Node<'a>, markdown: &str) -> String {
    let mut shown_by_images = Vec::new();
    let lines: Vec<_> = markdown.lines().collect();
    for node in root.descendants().collect::<Vec<_>>() {
        let value = node.data().value.clone();
        match value {
            NodeValue::HtmlInline(html) => node.data_mut().value = NodeValue::Text(html.into()),
            NodeValue::HtmlBlock(block) => become_paragraph(arena, node, &block.literal),
            NodeValue::Table(table) if table.num_columns == 1 => become_lines(arena, node, &lines),
            NodeValue::Heading(mut heading) => {
                heading.level = (heading.level + HIGHEST_HEADING - 1).min(6);
                node.data_mut().value = NodeValue::Heading(heading);
            }
            NodeValue::Image(link) if is_own_image(&link.url) => {
                shown_by_images.push(words_of(node));
            }
            NodeValue::Image(link) => become_link(arena, node, *link),
            NodeValue::Link(link) => end_address(arena, node, &link),
            NodeValue::Text(text) if text.contains("://") && !is_linked(node) => {
                link_addresses(arena, node, &text)
            }
            _ => {}
        }
    }
    shown_by_images.join(" ").trim().to_owned()
}

/// The words of a node and of all in it.
fn words_of<'a>(node: Node<'a>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        if let NodeValue::Text(text) = &node.data().value {
            words.push_str(text);
        }
    }
    words
}

fn text<'a>(arena: &'a Arena<'a>, text: &str) -> Node<'a> {
    arena.alloc(AstNode::from(NodeValue::Text(text.to_owned().into())))
}

fn link<'a>(arena: &'a Arena<'a>, address: &str) -> Node<'a> {
    let link = NodeLink { url: address.to_owned(), title: String::new() };
    let node: Node<'a> = arena.alloc(AstNode::from(NodeValue::Link(Box::new(link))));
    node.append(text(arena, address));
    node
}

/// What was a block of HTML, line by line.
fn become_paragraph<'a>(arena: &'a Arena<'a>, node: Node<'a>, literal: &str) {
    node.data_mut().value = NodeValue::Paragraph;
    for (place, line) in literal.trim_end().lines().enumerate() {
        if place > 0 {
            node.append(arena.alloc(AstNode::from(NodeValue::LineBreak)));
        }
        node.append(text(arena, line));
    }
}

/// A name above two hyphens begins a signature. It is a table only where its writer drew one.
fn become_lines<'a>(arena: &'a Arena<'a>, table: Node<'a>, lines: &[&str]) {
    let first = table.data().sourcepos.start.line;
    let Some(drawn) = lines.get(first).map(|line| line.trim_start_matches(['>', ' ']).trim_end()) else {
        return;
    };
    if drawn.contains('|') {
        return;
    }
    let is_above = |above: &Node<'a>| {
        let above = above.data();
        matches!(above.value, NodeValue::Paragraph) && above.sourcepos.end.line + 1 == first
    };
    let paragraph = table.previous_sibling().filter(is_above).unwrap_or_else(|| {
        let paragraph: Node<'a> = arena.alloc(AstNode::from(NodeValue::Paragraph));
        table.insert_before(paragraph);
        paragraph
    });
    let line_break = || arena.alloc(AstNode::from(NodeValue::LineBreak));
    for (place, row) in table.children().enumerate() {
        if paragraph.first_child().is_some() {
            paragraph.append(line_break());
        }
        for cell in row.children() {
            cell.children().collect::<Vec<_>>().into_iter().for_each(|said| paragraph.append(said));
        }
        if place == 0 {
            paragraph.append(line_break());
            paragraph.append(text(arena, drawn));
        }
    }
    table.detach();
}

/// Whoever wants to see it goes there. In a link its words stay alone.
fn become_link<'a>(arena: &'a Arena<'a>, node: Node<'a>, image: NodeLink) {
    if is_linked(node) {
        for child in node.children().collect::<Vec<_>>() {
            node.insert_before(child);
        }
        node.detach();
        return;
    }
    if words_of(node).trim().is_empty() {
        node.append(text(arena, &image.url));
    }
    node.data_mut().value = NodeValue::Link(Box::new(image));
}

fn is_linked<'a>(node: Node<'a>) -> bool {
    node.ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
}

/// An address that nobody wrote brackets around: the sentence goes on where the address ends.
fn end_address<'a>(arena: &'a Arena<'a>, node: Node<'a>, whole: &NodeLink) {
    let shown = words_of(node);
    let Some(before) = whole.url.strip_suffix(&*shown) else { return };
    let end = address_end(&shown);
    if !matches!(before, "" | "http://") || end == shown.len() || shown.contains('@') {
        return;
    }
    let Some(held) = node.first_child() else { return };
    held.data_mut().value = NodeValue::Text(shown[..end].to_owned().into());
    let shortened = NodeLink { url: format!("{before}{}", &shown[..end]), title: String::new() };
    node.data_mut().value = NodeValue::Link(Box::new(shortened));
    let rest = text(arena, &shown[end..]);
    node.insert_after(rest);
    link_addresses(arena, rest, &shown[end..]);
}

/// The addresses in a text that are no links yet: those in brackets.
fn link_addresses<'a>(arena: &'a Arena<'a>, node: Node<'a>, whole: &str) {
    let pieces = pieces(whole);
    if pieces.iter().all(|piece| matches!(piece, Piece::Text(_))) {
        return;
    }
    for piece in pieces {
        node.insert_before(match piece {
            Piece::Text(words) => text(arena, &words),
            Piece::Address(address) => link(arena, &address),
        });
    }
    node.detach();
}
