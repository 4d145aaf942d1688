//! What was typed, with its addresses as links. Nothing else in it means anything.

use leptos::prelude::*;

/// A message's text.
pub(crate) fn linked(text: &str) -> impl IntoView + use<> {
    let pieces = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Address(address) => {
            // It opens beside, and its site is neither told where it was found nor praised for it.
            let href = address.clone();
            view! { <a href=href target="_blank" rel="noopener noreferrer nofollow ugc">{address}</a> }
                .into_any()
        }
    });
    pieces.collect_view()
}

#[derive(Debug, PartialEq)]
enum Piece {
    Text(String),
    Address(String),
}

/// Only these two begin an address: `javascript:` and the rest stay text.
const BEGINNINGS: [&str; 2] = ["https://", "http://"];

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = BEGINNINGS.iter().filter_map(|begin| rest.find(begin)).min() {
        let end = rest[at..].find(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"'));
        let address = &rest[at..end.map_or(rest.len(), |end| at + end)];
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '}', '…']);
        let host = BEGINNINGS.iter().find_map(|begin| address.strip_prefix(begin)).unwrap_or_default();
        let taken = if host.is_empty() { BEGINNINGS[1].len() } else { address.len() };
        if at > 0 {
            pieces.push(Piece::Text(rest[..at].to_owned()));
        }
        let taken = &rest[at..at + taken];
        pieces.push(if host.is_empty() {
            Piece::Text(taken.to_owned())
        } else {
            Piece::Address(taken.to_owned())
        });
        rest = &rest[at + taken.len()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        let address = |piece| match piece {
            Piece::Address(address) => Some(address),
            Piece::Text(_) => None,
        };
        pieces(text).into_iter().filter_map(address).collect()
    }

    #[test]
    fn addresses_end_where_people_end_them() {
        assert_eq!(addresses("See https://example.com/a?b=c#d."), ["https://example.com/a?b=c#d"]);
        assert_eq!(
            addresses("(http://a.example) and <https://b.example>"),
            ["http://a.example", "https://b.example"]
        );
        assert_eq!(addresses("https:// http://. javascript:alert(1) mailto:a@b.c"), Vec::<String>::new());
        assert_eq!(addresses("https://a.example\"onmouseover=\"alert(1)"), ["https://a.example"]);
    }

    proptest! {
        #[test]
        fn nothing_that_was_typed_is_lost(text in "(https?://|[a-z .)<>\"\n]|ü|…){0,30}") {
            let said: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece { Piece::Text(text) | Piece::Address(text) => text })
                .collect();
            prop_assert_eq!(said, text);
        }
    }
}
