//! The address of the page that feedback is given on, as far as the desk may be handed it: a link that leads to a site and
//! nothing else, without what a query or an anchor could tell of its reader.

/// The longest address, in characters.
const LONGEST: usize = 2_000;

/// An address of the web: no script, no file, no name and password in it. One of our own pages may be a path.
pub(super) fn page_address(said: &str, public_url: &str) -> Option<String> {
    let said = said.trim().split(['?', '#']).next().unwrap_or_default();
    let whole = if said.starts_with('/') { format!("{public_url}{said}") } else { said.to_owned() };
    let (scheme, rest) = whole.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let authority = rest.split('/').next().unwrap_or_default();
    let is_plain =
        !whole.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '\\');
    let is_site = !authority.is_empty() && !authority.starts_with(':') && !authority.contains('@');
    (is_web && is_site && is_plain && whole.chars().count() <= LONGEST).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_site_and_tells_nothing_of_its_reader() {
        let address = |said: &str| page_address(said, "https://help.example.com");
        let kept = |said: &str| Some(said.to_owned());
        assert_eq!(address("/help/a?token=secret#b"), kept("https://help.example.com/help/a"));
        assert_eq!(address("https://shop.example.com/lamp?id=1"), kept("https://shop.example.com/lamp"));
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://a@b.example",
            "",
            "lamp",
            "https://a b",
            &long,
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}
