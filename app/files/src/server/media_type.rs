//! What a file is, told by what is in it. Its name may only choose among kinds of text, and must not promise another thing.

use crate::Refusal;

use super::file_name::extension;

/// How much of a file tells what it is.
pub(super) const HEAD: usize = 8 * 1024;

const TEXT: &str = "text/plain";
/// What is nothing that anybody knows.
const UNKNOWN: &str = "application/octet-stream";

/// Ends of names that a desktop or a browser runs, or takes for a page.
const RUN: [&str; 44] = [
    "app", "bat", "chm", "cmd", "com", "cpl", "desktop", "dll", "dmg", "exe", "gadget", "hta", "htm", "html",
    "iso", "jar", "js", "jse", "lnk", "mht", "mhtml", "mjs", "msc", "msi", "msp", "pif", "ps1", "psm1",
    "reg", "scf", "scr", "sh", "shtml", "svg", "svgz", "url", "vb", "vbe", "vbs", "ws", "wsf", "wsh",
    "xhtml", "xht",
];

/// Ends of names whose type is known, with it.
const KNOWN: [(&str, &str); 42] = [
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("csv", "text/csv"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("heic", "image/heif"),
    ("heif", "image/heif"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("jfif", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("log", TEXT),
    ("m4a", "audio/m4a"),
    ("markdown", "text/markdown"),
    ("md", "text/markdown"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ogg", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rtf", "application/rtf"),
    ("svg", "image/svg+xml"),
    ("tar", "application/x-tar"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("tsv", "text/csv"),
    ("txt", TEXT),
    ("wav", "audio/x-wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "text/xml"),
    ("zip", "application/zip"),
    ("7z", "application/x-7z-compressed"),
];

/// What a browser may show in a page of ours, for it runs nothing.
const SHOWN: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Whether a type may be shown in a page, and not only saved.
pub(super) fn is_shown(media_type: &str) -> bool {
    SHOWN.contains(&media_type)
}

/// The type under which bytes leave: what a browser might take for a page leaves as bytes that nobody knows.
pub(super) fn served_type(media_type: &str) -> &str {
    match media_type {
        TEXT | "text/csv" | "text/markdown" => "text/plain; charset=utf-8",
        "application/pdf" | "application/zip" | "application/json" => media_type,
        shown if is_shown(shown) => shown,
        heard if heard.starts_with("audio/") || heard.starts_with("video/") => heard,
        _ => UNKNOWN,
    }
}

/// What a file is by its first bytes, and by its name where they are text.
pub(super) fn media_type(head: &[u8], name: &str) -> String {
    let by_name = extension(name).and_then(|end| known(&end));
    // Before what is known by a signature: not every page begins as the signatures have it.
    if let Some(page) = page_type(head) {
        return page.to_owned();
    }
    if let Some(found) = infer::get(head) {
        return tidy(found.mime_type()).to_owned();
    }
    if !is_text(head) {
        return UNKNOWN.to_owned();
    }
    match by_name {
        Some(kind @ ("text/csv" | "text/markdown" | "application/json")) => kind.to_owned(),
        _ => TEXT.to_owned(),
    }
}

/// Checks that the end of a name promises nothing else than what the file is.
///
/// # Errors
/// [`Refusal::NotWhatItSays`].
pub(super) fn check_name(name: &str, media_type: &str) -> Result<(), Refusal> {
    let lies = || Refusal::NotWhatItSays { name: name.to_owned(), media_type: media_type.to_owned() };
    let Some(end) = extension(name) else { return Ok(()) };
    match known(&end) {
        Some(promised) if promised == media_type || family(promised) == family(media_type) => Ok(()),
        Some(_) => Err(lies()),
        None if RUN.contains(&&*end) => Err(lies()),
        None => Ok(()),
    }
}

fn known(end: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(known, _)| *known == end).map(|(_, media_type)| *media_type)
}

/// Types that people take for each other, and programs too.
fn family(media_type: &str) -> &str {
    match media_type {
        shown if is_shown(shown) => "image",
        TEXT | "text/csv" | "text/markdown" | "application/json" => "text",
        "video/mp4" | "video/quicktime" | "audio/m4a" => "mp4",
        packed
            if packed == "application/zip"
                || packed.starts_with("application/vnd.openxmlformats")
                || packed.starts_with("application/vnd.oasis") =>
        {
            "zip"
        }
        other => other,
    }
}

fn tidy(media_type: &str) -> &str {
    match media_type {
        "text/rtf" => "application/rtf",
        "video/x-m4v" => "video/mp4",
        "application/x-gzip" => "application/gzip",
        other => other,
    }
}

/// What a browser would take for a page or a drawing with scripts: what begins with a tag. A text that speaks of tags is a
/// text.
fn page_type(head: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let tags = |names: &[&str]| {
        names.iter().any(|name| {
            text.match_indices(name).any(|(at, _)| {
                text[at + name.len()..].starts_with(|next: char| next.is_whitespace() || ">/".contains(next))
            })
        })
    };
    if tags(&["<svg"]) {
        return Some("image/svg+xml");
    }
    let is_page = text.contains("<!doctype html")
        || tags(&["<html", "<head", "<body", "<script", "<iframe", "<object", "<embed", "<meta", "<base"]);
    if is_page {
        return Some("text/html");
    }
    text.starts_with("<?xml").then_some("text/xml")
}

/// Whether bytes are text in UTF-8, of which the end may be cut off.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty()
        && !text
            .chars()
            .any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn a_file_is_what_is_in_it() {
        for (head, name, wanted) in [
            (PNG, "lamp.jpg", "image/png"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(), "lamp.png", "image/svg+xml"),
            (b"<?xml version='1.0'?>\n<!-- a -->\n<svg >", "lamp.png", "image/svg+xml"),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>", "lamp.png", "text/html"),
            (b" \n<ScRiPt>alert(1)</script>", "lamp.txt", "text/html"),
            (b"hello\n<script>alert(1)</script>", "lamp.txt", "text/plain"),
            (b"MZ\x90\0\x03\0\0\0", "lamp.png", "application/vnd.microsoft.portable-executable"),
            (b"#!/bin/sh\nrm -rf /", "lamp.txt", "text/x-shellscript"),
            (b"%PDF-1.7\n", "a.pdf", "application/pdf"),
            (b"a,b\n1,2", "a.csv", "text/csv"),
            (b"a,b\n1,2", "a", "text/plain"),
            ("Größe \u{1f98a}".as_bytes(), "a.html", "text/plain"),
            (b"\0\x01\x02", "a.txt", "application/octet-stream"),
            (b"if a <b> c", "a.txt", "text/plain"),
        ] {
            assert_eq!(media_type(head, name), wanted, "{name}: {}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_name_promises_nothing_else() {
        for (name, media_type) in [
            ("lamp.jpg", "image/png"),
            ("lamp", "image/png"),
            ("notes.log", "text/plain"),
            ("table.docx", "application/zip"),
            ("lamp.unknown", "application/pdf"),
            ("v1.2", "text/plain"),
        ] {
            assert_eq!(check_name(name, media_type), Ok(()), "{name}");
        }
        for (name, media_type) in [
            ("lamp.html", "image/png"),
            ("lamp.exe", "text/plain"),
            ("lamp.js", "text/plain"),
            ("invoice.pdf", "text/plain"),
            ("lamp.png", "application/zip"),
            ("lamp.SVG", "image/png"),
        ] {
            assert!(check_name(name, media_type).is_err(), "{name}");
        }
    }

    #[test]
    fn nothing_leaves_as_a_page() {
        for media_type in
            ["text/html", "image/svg+xml", "text/xml", "application/xhtml+xml", "text/javascript"]
        {
            assert_eq!(served_type(media_type), UNKNOWN);
            assert!(!is_shown(media_type));
        }
    }

    #[test]
    fn text_may_end_in_the_middle_of_a_letter() {
        assert!(is_text(&"aä".as_bytes()[..2]));
        assert!(!is_text(&"ä".as_bytes()[..1]), "of which nothing is left");
    }
}
