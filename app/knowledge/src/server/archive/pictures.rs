//! Images on their way out and in: a text names them by their address here, a file by where they lie beside it.

use std::collections::BTreeMap;

use base::server::{Actor, Ctx};
use percent_encoding::percent_decode_str;

use super::{Folder, fail};
use crate::{
    ImportReport,
    server::images::{IMAGES, keep_image},
};

/// How our own files name an image: all of them lie two folders deep.
pub(super) const BESIDE: &str = "../../images/";

/// Files that are images by their name; what they are is looked at when they are kept.
const ENDS: [&str; 9] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico"];

/// The names of the images that a text shows.
pub(super) fn images_in(markdown: &str) -> impl Iterator<Item = String> {
    let name = |rest: &str| {
        let end =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.').unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    markdown.split(IMAGES).skip(1).map(name)
}

/// Keeps the images of a folder, and says under which address each is now, by its path.
pub(super) async fn take_images(
    ctx: &Ctx,
    actor: &Actor,
    folder: &mut Folder,
    report: &mut ImportReport,
) -> BTreeMap<String, String> {
    let is_image = |path: &&String| {
        let name = path.to_ascii_lowercase();
        ENDS.iter().any(|end| name.ends_with(end))
    };
    let paths: Vec<String> = folder.keys().filter(is_image).cloned().collect();
    let mut images = BTreeMap::new();
    for path in paths {
        let bytes = folder.remove(&path).unwrap_or_default();
        match keep_image(ctx, actor, &bytes).await {
            Ok(kept) => {
                report.images += 1;
                images.insert(path, kept.url);
            }
            Err(error) => fail(report, path, error.to_fault_logged().error),
        }
    }
    images
}

/// A text with its images named as they will lie beside it. [`with_images`] takes it back, wherever they stand.
pub(super) fn with_files(text: &str) -> String {
    text.replace(IMAGES, BESIDE)
}

/// The text of the file at `path`, with the addresses of the images that were kept in place of where they lay.
pub(super) fn with_images(text: &str, path: &str, images: &BTreeMap<String, String>) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = with_ours(text, folder, images);
    let mut written = String::with_capacity(text.len());
    // Whether an address may begin here: after the bracket of a link, a quote, or the name of a reference.
    let mut begins = false;
    for part in text.split_inclusive(ends_address) {
        let address = part.strip_suffix(ends_address).unwrap_or(part);
        let kept = begins.then(|| images.get(&place(folder, address)?)).flatten();
        written.push_str(kept.map_or(address, String::as_str));
        written.push_str(&part[address.len()..]);
        begins = part.ends_with(['(', '<', '"', '\'']) || part.ends_with(' ') && address.ends_with("]:");
    }
    written
}

/// Takes back what [`with_files`] wrote: it may stand where no address begins.
fn with_ours(text: &str, folder: &str, images: &BTreeMap<String, String>) -> String {
    let mut parts = text.split(BESIDE);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = &part[..part.find(ends_name).unwrap_or(part.len())];
        // A detour is none of ours, and would not come back as it was.
        let is_plain = name.split('/').all(|step| !matches!(step, "" | "." | ".."));
        let path = place(folder, &format!("{BESIDE}{name}")).filter(|_| is_plain);
        match path.and_then(|path| images.get(&path)) {
            Some(kept) => {
                written.push_str(kept);
                written.push_str(&part[name.len()..]);
            }
            // It may be here since the last time.
            None => written.extend([IMAGES, part]),
        }
    }
    written
}

fn ends_name(letter: char) -> bool {
    ends_address(letter) || matches!(letter, '`' | '|' | ']' | '?' | '#' | ',')
}

fn ends_address(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | '\'' | '<' | '>' | '[')
}

/// The path in the folder that an address means to a file in `beside`. None for what leads out of the folder.
fn place(beside: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next()?;
    let address = percent_decode_str(address).decode_utf8().ok()?;
    if address.ends_with('/') {
        return None;
    }
    let mut steps: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => beside.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_image_is_found_from_wherever_a_file_names_it() {
        let images = ["docs/img/a b.png", "docs/en/c.png", "images/d.png"];
        let images: BTreeMap<String, String> =
            images.map(|path| (path.to_owned(), format!("/kept/{}", path.len()))).into();
        let shown = |text| with_images(text, "docs/en/guide.md", &images);
        assert_eq!(shown("![A](../img/a%20b.png)"), "![A](/kept/16)");
        assert_eq!(shown("![A](c.png \"See c.png\")\n\nc.png"), "![A](/kept/13 \"See c.png\")\n\nc.png");
        assert_eq!(shown("<img src=\"./c.png\">"), "<img src=\"/kept/13\">");
        assert_eq!(shown("![A][c]\n\n[c]: c.png"), "![A][c]\n\n[c]: /kept/13");
        assert_eq!(shown("![A](/images/d.png)"), "![A](/kept/12)");
        assert_eq!(shown("![A](../../../../etc/c.png)"), "![A](../../../../etc/c.png)");
        assert_eq!(shown("![A](../../images/e.png)"), "![A](/help/images/e.png)", "it may be here already");
        assert_eq!(shown("`../../images/d.png`"), "`/kept/12`");
    }

    proptest! {
        #[test]
        fn what_names_an_image_anywhere_comes_back_as_it_was(before in "[ -~\n]{0,20}", after in "[ -~\n]{0,20}") {
            let text = format!("{before}https://help.example.com/help/images/ab.png{after} `/help/images/cd.webp`{before}");
            prop_assume!(!text.contains(BESIDE));
            let images = ["ab.png", "cd.webp"].map(|name| (format!("images/{name}"), format!("{IMAGES}{name}")));
            prop_assert_eq!(with_images(&with_files(&text), "articles/en/a.md", &images.into()), text);
        }
    }
}
