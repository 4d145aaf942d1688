//! The examples of CommonMark's specification, rendered as articles are.

use std::{collections::BTreeSet, fs, path::Path};

use comrak::{Options, markdown_to_html};

use markdown::server::sanitise_article;

use super::render;

/// Examples that we mean to read differently: an address is a link without brackets too.
const EXTENDED: [usize; 4] = [602, 608, 611, 612];

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The examples, from the specification's own text as its package holds it.
fn examples() -> Vec<Example> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/node_modules/commonmark-spec/spec.txt");
    let spec = fs::read_to_string(&path).expect("the specification is installed by bin/setup test");
    let fence = "`".repeat(32);
    let begin = format!("{fence} example\n");
    let found = spec.split(&*begin).skip(1).filter_map(|rest| rest.split_once(&*fence)).enumerate();
    found
        .filter_map(|(place, (example, _))| {
            let example = example.replace('→', "\t");
            let (markdown, html) = example
                .split_once("\n.\n")
                .or_else(|| Some((example.strip_prefix(".\n")?, "")).map(|(html, _)| ("", html)))?;
            Some(Example { number: place + 1, markdown: format!("{markdown}\n"), html: html.to_owned() })
        })
        .collect()
}

/// The same text without what an article has more: its headings' anchors and ids, and the colours of its code.
fn without_extras(html: &str) -> String {
    let mut plain = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" <a class=\"anchor\"") {
        plain.push_str(before);
        rest = after.split_once("</a>").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    for level in 2..=6 {
        let open = format!("<h{level} id=\"");
        while let Some(at) = plain.find(&open) {
            let end = plain[at..].find('>').unwrap_or_default() + at;
            plain.replace_range(at..=end, &format!("<h{level}>"));
        }
    }
    while let Some(at) = plain.find("<span class=\"hl-") {
        let end = plain[at..].find('>').unwrap_or_default() + at;
        plain.replace_range(at..=end, "");
        plain = plain.replacen("</span>", "", 1);
    }
    plain.trim().to_owned()
}

#[test]
fn the_specification_is_followed_to_the_letter() {
    let mut options = Options::default();
    options.render.r#unsafe = true;
    let all = examples();
    assert!(all.len() > 600, "{} examples are too few", all.len());
    let wrong: Vec<_> = all
        .iter()
        .filter(|example| markdown_to_html(&example.markdown, &options) != example.html)
        .map(|example| example.number)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn articles_say_what_the_specification_says_sanitised() {
    let mut other = BTreeSet::new();
    for example in examples() {
        let wanted = example.html.replace("<h1>", "<h2>").replace("</h1>", "</h2>");
        let wanted = sanitise_article(&wanted, std::collections::HashSet::new());
        let got = without_extras(&render(&example.markdown).html);
        if got != wanted.trim() {
            println!("{}\n--- wanted\n{}\n--- got\n{got}\n", example.number, wanted.trim());
            other.insert(example.number);
        }
    }
    assert_eq!(other, BTreeSet::from(EXTENDED));
}
