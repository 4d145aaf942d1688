//! Images that readers would not see: a page loads images from its own house alone.

use leptos::prelude::*;
use ui::{Notice, Tone, locale};

use crate::desk_words::desk_words;

/// Says which sites the images of a text come from that no reader will see.
#[component]
pub(crate) fn ForeignImages(
    /// The text, rendered.
    #[prop(into)]
    html: Signal<String>,
    /// The site that readers see it on.
    help_url: String,
) -> impl IntoView {
    let words = desk_words(locale());
    let sites = Memo::new(move |_| foreign_sites(&html.read(), &help_url).join(", "));
    move || {
        (!sites.read().is_empty()).then(|| view! {
            <Notice tone=Tone::Warn><span dir="auto">{(words.images_from_elsewhere)(&sites.read())}</span></Notice>
        })
    }
}

/// The sites of a text's images that are not `own`, each once, as the text names them.
fn foreign_sites(html: &str, own: &str) -> Vec<String> {
    let mut sites: Vec<String> = Vec::new();
    for image in html.split("<img ").skip(1) {
        let attributes = image.split('>').next().unwrap_or_default();
        let Some(address) = attributes.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        let host = |address: &str| {
            let rest = ["https://", "http://", "//"].iter().find_map(|begin| address.strip_prefix(begin))?;
            Some(rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned())
        };
        let Some(site) = host(address).filter(|site| Some(site) != host(own).as_ref()) else { continue };
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    sites
}

#[cfg(test)]
mod tests {
    use super::foreign_sites;

    #[test]
    fn only_images_of_other_sites_are_told_each_site_once() {
        let html = "<p>https://text.example <img loading=\"lazy\" src=\"https://a.example/x.png\" alt=\"src\">\
            <img src=\"/help/images/b.png\"><img src=\"https://help.example.com/help/images/c.png\">\
            <img alt=\"\" src=\"//b.example?c\"><img src=\"http://a.example\"></p>";
        assert_eq!(foreign_sites(html, "https://help.example.com"), ["a.example", "b.example"]);
        assert!(foreign_sites("<p>No image at all</p>", "https://help.example.com").is_empty());
    }
}
