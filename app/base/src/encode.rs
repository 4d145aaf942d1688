//! Escaping of text for where it is put: HTML, an address, hexadecimal.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// A value in a query: what an address may hold there stays as it is.
const VALUE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b':').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Text as the content of an element, in HTML or XML.
pub fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text as a value in the query of an address.
pub fn escape_value(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

/// A path of ours for a header or another program: its slugs are letters of any script, and what is not ASCII has to be
/// escaped there.
pub fn escape_path(path: &str) -> String {
    utf8_percent_encode(path, CONTROLS).to_string()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_wherever_it_is_put() {
        assert_eq!(escape_html("a < b & c > \"d\""), "a &lt; b &amp; c &gt; \"d\"");
        assert_eq!(escape_value("50% of R&D/ü:"), "50%25%20of%20R%26D/%C3%BC:");
        assert_eq!(escape_path("/help/größe?a=b%20c"), "/help/gr%C3%B6%C3%9Fe?a=b%20c");
        assert_eq!(hex(&[0, 15, 255]), "000fff");
    }
}
