//! Paragraphs, headings, lists, quotes, code and tables of pasted HTML, as Markdown.

use super::{
    runs::{Format, Run, add_runs, paragraph},
    tree::{Element, Node},
};
use crate::editor::blocks::fence_around;

/// A tree as Markdown.
pub(super) fn markdown(nodes: &[Node]) -> String {
    let mut blocks = Blocks::default();
    blocks.add_all(nodes, &Format::default());
    blocks.into_blocks().join("\n\n")
}

/// The blocks so far, and the line that is being written.
#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    line: Vec<Run>,
}

impl Blocks {
    fn into_blocks(mut self) -> Vec<String> {
        self.end_line();
        self.done
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.put(paragraph(&line));
    }

    fn put(&mut self, block: String) {
        if !block.trim().is_empty() {
            self.done.push(block);
        }
    }

    fn add_all(&mut self, nodes: &[Node], format: &Format) {
        nodes.iter().for_each(|node| self.add(node, format));
    }

    fn add(&mut self, node: &Node, format: &Format) {
        let Node::Element(element) = node else { return add_runs(node, format, &mut self.line) };
        if element.is_unseen() {
            return;
        }
        if !element.is_block() {
            // An editor on the web wraps all that is copied in one `<b>`: what holds blocks is no word of a line.
            if element.children.iter().any(holds_block) {
                return self.add_all(&element.children, &format.within(element));
            }
            return add_runs(node, format, &mut self.line);
        }
        self.end_line();
        match &*element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.put(heading(element)),
            "ul" | "ol" => self.put(list(element)),
            "blockquote" => self.put(quote(element)),
            "pre" => self.put(code(element)),
            "table" => self.put(table(element)),
            "hr" => self.put("***".to_owned()),
            _ => self.add_all(&element.children, &format.within(element)),
        }
        self.end_line();
    }
}

fn holds_block(node: &Node) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(element) => element.is_block() || element.children.iter().any(holds_block),
    }
}

/// All of an element in one line.
fn line(nodes: &[Node]) -> String {
    let mut runs = Vec::new();
    nodes.iter().for_each(|node| add_runs(node, &Format::default(), &mut runs));
    paragraph(&runs).replace("  \n", " ")
}

fn heading(element: &Element) -> String {
    let level = element.name[1..].parse().unwrap_or(2);
    let said = line(&element.children);
    // A heading is bold by itself.
    let said = said.strip_prefix("**").and_then(|said| said.strip_suffix("**")).unwrap_or(&said);
    if said.is_empty() { String::new() } else { format!("{} {said}", "#".repeat(level)) }
}

fn list(element: &Element) -> String {
    let is_numbered = element.name == "ol";
    let mut items: Vec<String> = Vec::new();
    for child in &element.children {
        let Node::Element(item) = child else { continue };
        // Some editors put the list below an item beside it.
        if matches!(&*item.name, "ul" | "ol") {
            let below = indented(&list(item), if is_numbered { 3 } else { 2 });
            match items.last_mut() {
                Some(above) => above.push_str(&format!("\n{below}")),
                None => items.push(list(item)),
            }
            continue;
        }
        let mut blocks = Blocks::default();
        blocks.add_all(&item.children, &Format::default());
        let said = blocks.into_blocks().join("\n");
        let mark = if is_numbered { format!("{}. ", items.len() + 1) } else { "- ".to_owned() };
        items.push(format!("{mark}{}", indented(&said, mark.len()).trim_start()));
    }
    items.join("\n")
}

fn indented(text: &str, by: usize) -> String {
    let blanks = " ".repeat(by);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{blanks}{line}") };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn quote(element: &Element) -> String {
    let said = markdown(&element.children);
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    if said.is_empty() { said } else { said.split('\n').map(line).collect::<Vec<_>>().join("\n") }
}

fn code(element: &Element) -> String {
    let code: String = element.children.iter().map(Node::text).collect();
    let code = code.trim_matches('\n');
    let fence = fence_around(code);
    if code.trim().is_empty() { String::new() } else { format!("{fence}\n{code}\n{fence}") }
}

/// The rows of a table as lines, its cells apart.
fn table(element: &Element) -> String {
    let mut rows = Vec::new();
    gather_rows(element, &mut rows);
    rows.retain(|row| !row.trim().is_empty());
    rows.join("  \n")
}

fn gather_rows(element: &Element, rows: &mut Vec<String>) {
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        if child.name != "tr" {
            gather_rows(child, rows);
            continue;
        }
        let cells = child.children.iter().filter_map(|cell| match cell {
            Node::Element(cell) => Some(line(&cell.children)),
            Node::Text(_) => None,
        });
        rows.push(cells.collect::<Vec<_>>().join(" | "));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::tree::test::*, *};

    #[test]
    fn blocks_are_told_apart() {
        let pasted = [
            element("style", [text("p { color: red }")]),
            element("h2", [element("b", [text("A lamp")])]),
            text("\n  "),
            styled(
                "b",
                "font-weight:normal",
                [element("p", [text("One"), element("br", []), text("two.")]), element("p", [text("Three")])],
            ),
            element("blockquote", [element("p", [text("Said")]), element("p", [text("twice")])]),
            element("pre", [element("code", [text("let a = 1;\n  b\n")])]),
            element("hr", []),
            element("div", [text("loose")]),
        ];
        assert_eq!(
            markdown(&pasted),
            "## A lamp\n\nOne  \ntwo.\n\nThree\n\n> Said\n>\n> twice\n\n```\nlet a = 1;\n  b\n```\n\n***\n\nloose"
        );
    }

    #[test]
    fn lists_keep_their_depth() {
        let item = |said: &str| element("li", [text(said)]);
        let deep = element("li", [element("p", [text("one")]), element("ol", [item("two"), item("three")])]);
        assert_eq!(markdown(&[element("ul", [deep, item("four")])]), "- one\n  1. two\n  2. three\n- four");
        let beside = element("ol", [item("one"), element("ul", [item("two")]), item("three")]);
        assert_eq!(markdown(&[beside]), "1. one\n   - two\n2. three");
    }

    #[test]
    fn a_table_is_its_rows() {
        let row = |one: &str, two: &str| {
            element("tr", [element("td", [text(one)]), text(" "), element("td", [text(two)])])
        };
        let rows = element("table", [element("tbody", [row("Lamp", "Price"), row("Dusk", "40")])]);
        assert_eq!(markdown(&[rows]), "Lamp | Price  \nDusk | 40");
    }

    fn tree() -> impl Strategy<Value = Node> {
        let names = ["p", "div", "b", "span", "ul", "ol", "li", "blockquote", "h3", "a", "table", "tr", "td"];
        let leaf = "[a-z]{1,4}".prop_map(Node::Text);
        leaf.prop_recursive(5, 40, 4, move |inner| {
            (prop::sample::select(names.to_vec()), prop::collection::vec(inner, 1..4))
                .prop_map(|(name, children)| element(name, children))
        })
    }

    /// What is between the items of a list or the cells of a table is nobody's text.
    fn is_misplaced(node: &Node) -> bool {
        let Node::Element(element) = node else { return false };
        let holds_only = |names: &[&str]| {
            element
                .children
                .iter()
                .all(|child| matches!(child, Node::Element(child) if names.contains(&&*child.name)))
        };
        let is_right = match &*element.name {
            "ul" | "ol" => holds_only(&["li", "ul", "ol"]),
            "table" => holds_only(&["tr"]),
            "tr" => holds_only(&["td"]),
            _ => true,
        };
        !is_right || element.children.iter().any(is_misplaced)
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(node in tree()) {
            prop_assume!(!is_misplaced(&node));
            let letters = |text: &str| text.chars().filter(|letter| letter.is_ascii_lowercase()).collect::<String>();
            prop_assert_eq!(letters(&markdown(std::slice::from_ref(&node))), letters(&node.text()));
        }
    }
}
