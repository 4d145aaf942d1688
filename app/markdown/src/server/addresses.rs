//! Where addresses begin and end in what people type.

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Address(String),
}

/// Only these two begin an address: `javascript:` and the rest stay text.
const BEGINNINGS: [&str; 2] = ["https://", "http://"];

/// A text in its pieces; nothing of it is lost.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = BEGINNINGS.iter().filter_map(|begin| rest.find(begin)).min() {
        let address = &rest[at..at + address_end(&rest[at..])];
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

/// Where the address ends that a text begins with.
pub(super) fn address_end(text: &str) -> usize {
    let end = text.find(ends_address).unwrap_or(text.len());
    without_punctuation(&text[..end]).len()
}

/// What is in no address: blanks, quotes, and the punctuation of writing in which no blank follows it, or of Arabic.
fn ends_address(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»' | '،' | '؛' | '؟' | '۔')
        || matches!(letter, '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}')
        || matches!(
            letter,
            '\u{ff01}'
                | '\u{ff08}'
                | '\u{ff09}'
                | '\u{ff0c}'
                | '\u{ff0e}'
                | '\u{ff1a}'
                | '\u{ff1b}'
                | '\u{ff1f}'
        )
        || matches!(letter, '\u{ff3b}' | '\u{ff3d}' | '\u{ff5b}' | '\u{ff5d}' | '\u{ff61}'..='\u{ff64}')
}

/// An address without the punctuation of the sentence that it stands in: a bracket belongs to it where it opened there.
fn without_punctuation(mut address: &str) -> &str {
    while let Some(last) = address.chars().next_back() {
        let is_sentence = match last {
            ')' => !is_opened(address, '(', ')'),
            ']' => !is_opened(address, '[', ']'),
            '}' => !is_opened(address, '{', '}'),
            last => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…'),
        };
        if !is_sentence {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

/// Whether the last bracket was opened in the address.
fn is_opened(address: &str, open: char, close: char) -> bool {
    address.matches(open).count() >= address.matches(close).count()
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
        for (text, address) in [
            ("https://example.com/anleitung。然后重启。", "https://example.com/anleitung"),
            ("请看 https://example.com/a，谢谢", "https://example.com/a"),
            ("هل رأيت https://example.com/b؟ نعم", "https://example.com/b"),
            ("https://example.com/c، ثم", "https://example.com/c"),
            ("https://example.com/wiki/Lamp_(light)", "https://example.com/wiki/Lamp_(light)"),
            ("(see https://example.com/wiki/Lamp_(light)).", "https://example.com/wiki/Lamp_(light)"),
            ("[https://example.com/d[1]]", "https://example.com/d[1]"),
            ("https://example.com/größe/灯泡", "https://example.com/größe/灯泡"),
        ] {
            assert_eq!(addresses(text), [address], "{text}");
        }
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
