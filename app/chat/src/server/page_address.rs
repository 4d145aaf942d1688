//! The address of a page that a visitor is on, as far as the desk may be handed it: a link that leads to a site and nothing
//! else.

use base::{cut, is_site_address, single_line};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 300;

/// An address that leads to a site: no script, no file, no name and password in it.
pub(super) fn page_address(said: &str) -> Option<String> {
    let said = said.trim();
    is_site_address(said).then(|| said.to_owned())
}

/// What a page is called.
pub(super) fn page_title(said: &str) -> String {
    cut(&single_line(&said.replace('\0', "")), LONGEST_TITLE).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_site_and_does_nothing_else() {
        for good in
            ["https://shop.example.com/lamp?id=1#top", "http://localhost:8080", " HTTPS://a.example/x "]
        {
            assert_eq!(page_address(good).as_deref(), Some(good.trim()), "{good}");
        }
        let long = format!("https://a.example/{}", "x".repeat(2_000));
        for bad in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://me:secret@a.example",
            "https://a.example/a b",
            "https://a.example\\@evil.example",
            "https://a.example/\n",
            "/help",
            "",
            &long,
        ] {
            let is_trimmed = bad.ends_with('\n');
            assert_eq!(page_address(bad).is_some(), is_trimmed, "{bad:?}");
        }
    }
}
