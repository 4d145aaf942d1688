//! A policy for a page that many get. A nonce is worth nothing once everybody can read it, so the inline scripts of such
//! a page are allowed by what they say instead.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The page without its nonce, and its policy with the hashes of its inline scripts in the nonce's place.
pub(super) fn without_nonce(html: &str, policy: &str) -> (String, String) {
    let Some(nonce) = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()) else {
        return (html.to_owned(), policy.to_owned());
    };
    // Of the page as it was drawn: a script without its nonce is none of ours, and is not allowed for being there.
    let hashes: Vec<String> = inline_scripts(html, nonce)
        .map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let html = html.replace(&format!(" nonce=\"{nonce}\""), "");
    let policy = policy.replace(&format!("'nonce-{nonce}'"), &hashes.join(" "));
    (html, policy)
}

/// What the browser would run of the scripts that stand in the page itself.
fn inline_scripts<'a>(html: &'a str, nonce: &str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" nonce=\"{nonce}\"");
    html.split("<script").skip(1).filter_map(move |rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let is_inline = attributes.contains(&mark) && !attributes.contains(" src=");
        is_inline.then(|| rest.split("</script>").next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_allowed_by_what_they_say() {
        let html = "<script nonce=\"abc\">run()</script><script src=\"/a.js\" nonce=\"abc\"></script>\
            <script type=\"application/ld+json\">{}</script><script>stray()</script>";
        let (html, policy) = without_nonce(html, "script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'");
        assert!(!html.contains("nonce"), "{html}");
        let hash = STANDARD.encode(Sha256::digest("run()"));
        assert_eq!(policy, format!("script-src 'self' 'sha256-{hash}' 'wasm-unsafe-eval'"));
    }
}
