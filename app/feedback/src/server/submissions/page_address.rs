//! The address of the page that feedback is given on, as far as the desk may be handed it: a link that leads to a site and
//! nothing else, without what a query or an anchor could tell of its reader.

use base::is_site_address;

/// An address of the web: no script, no file, no name and password in it. One of our own pages may be a path.
pub(super) fn page_address(said: &str, public_url: &str) -> Option<String> {
    let said = said.trim().split(['?', '#']).next().unwrap_or_default();
    let whole = if said.starts_with('/') { format!("{public_url}{said}") } else { said.to_owned() };
    is_site_address(&whole).then_some(whole)
}

/// The areas of ours that everybody sees the same. All others have pages of one person or one ticket, whose paths name them.
const PUBLIC_AREAS: [&str; 6] = ["", "help", "community", "ideas", "chat", "feedback"];

/// A path of ours as far as it names nobody: one of a public area whole, of another the area alone.
fn unnamed_path(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let area = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if PUBLIC_AREAS.contains(&area) { path.to_owned() } else { format!("/{area}") }
}

/// What feedback is about, where no name is to stand beside it: a path in its place names no ticket and no person.
pub(super) fn unnamed_context(context: &str) -> String {
    if context.starts_with('/') { unnamed_path(context) } else { context.to_owned() }
}

/// The address of a page, where no name is to stand beside it.
pub(super) fn unnamed_address(address: String, public_url: &str) -> String {
    match address.strip_prefix(public_url).filter(|path| path.starts_with('/')) {
        Some(path) => format!("{public_url}{}", unnamed_path(path)),
        None => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_ones_own_names_nobody() {
        let house = "https://help.example.com";
        for (path, kept) in [
            ("/dashboard/help/ST-2026-000123", "/dashboard"),
            ("/agent/tickets/ST-2026-000123", "/agent"),
            ("//account/data", "/account"),
            ("/help/billing/refunds", "/help/billing/refunds"),
            ("/", "/"),
        ] {
            assert_eq!(unnamed_context(path), kept);
            assert_eq!(unnamed_address(format!("{house}{path}"), house), format!("{house}{kept}"));
        }
        assert_eq!(unnamed_context("The lamp"), "The lamp");
        let elsewhere = "https://help.example.com.evil.example/agent/1".to_owned();
        assert_eq!(unnamed_address(elsewhere.clone(), house), elsewhere);
    }

    #[test]
    fn an_address_leads_to_a_site_and_tells_nothing_of_its_reader() {
        let address = |said: &str| page_address(said, "https://help.example.com");
        let kept = |said: &str| Some(said.to_owned());
        assert_eq!(address("/help/a?token=secret#b"), kept("https://help.example.com/help/a"));
        assert_eq!(address("https://shop.example.com/lamp?id=1"), kept("https://shop.example.com/lamp"));
        let long = format!("https://a.example/{}", "x".repeat(2_000));
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
