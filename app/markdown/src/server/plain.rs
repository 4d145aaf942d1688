//! Plain text as HTML: what was written before messages were Markdown, and what is too heavy to be read as Markdown.

use base::escape_html;

use super::addresses::{Piece, pieces};
use crate::AS_TYPED;

/// A text as it was typed, with its addresses as links. Nothing else in it means anything.
pub fn plain_message(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    html.push_str(AS_TYPED);
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => html.push_str(&escaped(&text)),
            Piece::Address(address) => {
                let address = escaped(&address);
                // It opens beside, and its site is neither told where it was found nor praised for it.
                html.push_str(&format!(
                    "<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer nofollow ugc\">{address}</a>"
                ));
            }
        }
    }
    html.push_str("</p>");
    html
}

/// Text for an element or an attribute; its lines stay lines wherever it is shown.
fn escaped(text: &str) -> String {
    escape_html(text).replace('"', "&quot;").replace("\r\n", "\n").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_as_it_was_typed() {
        assert_eq!(
            plain_message("  <b>a\n\"b\" https://a.example/?b=c&d"),
            "<p class=\"plain\" dir=\"auto\">  &lt;b&gt;a<br>&quot;b&quot; \
             <a href=\"https://a.example/?b=c&amp;d\" target=\"_blank\" rel=\"noopener noreferrer nofollow ugc\">\
             https://a.example/?b=c&amp;d</a></p>"
        );
    }
}
