//! An address of the web that one person hands to another: it leads to a site and does nothing else.

/// The longest address, in characters.
const LONGEST: usize = 2_000;

/// Whether a text is an address that leads to a site: no script, no file, no name and password in it.
pub fn is_site_address(said: &str) -> bool {
    let Some((scheme, rest)) = said.split_once("://") else { return false };
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain =
        !said.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '\\');
    let is_site = !authority.is_empty() && !authority.starts_with(':') && !authority.contains('@');
    is_web && is_site && is_plain && said.chars().count() <= LONGEST
}
