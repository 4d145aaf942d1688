//! The tree of pasted HTML: names, texts, and the few attributes that mean something.

use web_sys::{Element as DomElement, Node as DomNode, wasm_bindgen::JsCast};

/// Elements deeper in each other than this are read as their text.
const DEEPEST: usize = 60;

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Where a link leads, or where an image is.
    pub address: String,
    /// What an image shows.
    pub words: String,
    /// Its inline style, without blanks.
    pub style: String,
    pub children: Vec<Node>,
}

impl Element {
    /// Whether it stands on lines of its own.
    pub fn is_block(&self) -> bool {
        matches!(
            &*self.name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "center"
                | "dd"
                | "details"
                | "div"
                | "dl"
                | "dt"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hr"
                | "li"
                | "main"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
    }

    /// Whether nobody sees what is in it.
    pub fn is_unseen(&self) -> bool {
        matches!(
            &*self.name,
            "head"
                | "iframe"
                | "meta"
                | "noscript"
                | "object"
                | "script"
                | "style"
                | "svg"
                | "template"
                | "title"
        )
    }

    /// Whether it is bold: by its name, or by its style, which an editor on the web puts even on `<b>` to say that it is not.
    pub fn is_bold(&self) -> Option<bool> {
        match self.style_of("font-weight") {
            Some("bold" | "bolder" | "600" | "700" | "800" | "900") => Some(true),
            Some(_) => Some(false),
            None => matches!(&*self.name, "b" | "strong").then_some(true),
        }
    }

    /// The same of italic.
    pub fn is_italic(&self) -> Option<bool> {
        match self.style_of("font-style") {
            Some(style) => Some(style == "italic"),
            None => matches!(&*self.name, "i" | "em" | "cite").then_some(true),
        }
    }

    fn style_of(&self, property: &str) -> Option<&str> {
        self.style.split(';').find_map(|one| one.strip_prefix(property)?.strip_prefix(':'))
    }
}

impl Node {
    /// Whether anything in it would be lost in plain text.
    pub fn says_more_than_text(&self) -> bool {
        let Self::Element(element) = self else { return false };
        if element.is_unseen() {
            return false;
        }
        let is_marked = matches!(
            &*element.name,
            "blockquote"
                | "code"
                | "del"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "kbd"
                | "li"
                | "pre"
                | "s"
                | "strike"
                | "table"
        );
        is_marked
            || matches!(&*element.name, "a" | "img") && !element.address.is_empty()
            || element.is_bold() == Some(true)
            || element.is_italic() == Some(true)
            || element.children.iter().any(Self::says_more_than_text)
    }

    /// All its text, as it stands.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) if element.is_unseen() => String::new(),
            Self::Element(element) if element.name == "br" => "\n".to_owned(),
            Self::Element(element) => element.children.iter().map(Self::text).collect(),
        }
    }
}

/// The nodes below one of the browser's. Only in the browser.
pub(super) fn nodes_below(parent: &DomNode) -> Vec<Node> {
    read_below(parent, 0)
}

fn read_below(parent: &DomNode, depth: usize) -> Vec<Node> {
    let children = parent.child_nodes();
    (0..children.length()).filter_map(|place| read(&children.get(place)?, depth)).collect()
}

fn read(node: &DomNode, depth: usize) -> Option<Node> {
    let text = || node.text_content().unwrap_or_default();
    if node.node_type() == DomNode::TEXT_NODE {
        return Some(Node::Text(text()));
    }
    let element = node.dyn_ref::<DomElement>()?;
    if depth >= DEEPEST {
        return Some(Node::Text(text()));
    }
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let name = element.local_name().to_ascii_lowercase();
    let address = if name == "img" { attribute("src") } else { attribute("href") };
    let style = attribute("style").to_ascii_lowercase().split_whitespace().collect();
    let children = read_below(node, depth + 1);
    Some(Node::Element(Element { name, address, words: attribute("alt"), style, children }))
}

#[cfg(test)]
pub(super) mod test {
    use super::{Element, Node};

    /// An element with children.
    pub fn element(name: &str, children: impl IntoIterator<Item = Node>) -> Node {
        Node::Element(Element {
            name: name.to_owned(),
            children: children.into_iter().collect(),
            ..Element::default()
        })
    }

    /// One with a style.
    pub fn styled(name: &str, style: &str, children: impl IntoIterator<Item = Node>) -> Node {
        let children = children.into_iter().collect();
        Node::Element(Element {
            name: name.to_owned(),
            style: style.to_owned(),
            children,
            ..Element::default()
        })
    }

    /// A link, or an image.
    pub fn with_address(name: &str, address: &str, children: impl IntoIterator<Item = Node>) -> Node {
        let children = children.into_iter().collect();
        Node::Element(Element {
            name: name.to_owned(),
            address: address.to_owned(),
            children,
            ..Element::default()
        })
    }

    /// A text.
    pub fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::test::*;

    #[test]
    fn what_is_no_more_than_text_is_told() {
        let wrapped = styled("b", "font-weight:normal", [element("span", [text("a")])]);
        assert!(
            !element("div", [wrapped, element("br", []), with_address("a", "", [])]).says_more_than_text()
        );
        assert!(
            element("div", [styled("span", "color:red;font-weight:700", [text("a")])]).says_more_than_text()
        );
        assert!(!element("style", [element("b", [])]).says_more_than_text());
    }
}
