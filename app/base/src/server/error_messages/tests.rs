//! That every refusal which a page may show is said in every language.

use std::{fs, path::Path};

use super::*;
use crate::server::{Error, invalid};

#[test]
fn a_refusal_speaks_the_language_of_its_page() {
    let fault = Fault::from(&invalid("title", "has more than 200 characters"));
    let told = error_messages(Locale::De, fault.clone());
    assert_eq!(told.of_field("title"), Some("hat mehr als 200 Zeichen"));
    assert!(told.error.starts_with("Bitte prüfen"), "{}", told.error);
    assert_eq!(super::error_messages(Locale::En, fault.clone()), fault);
    let conflict = Fault::from(&Error::conflict("A ticket that is open cannot become closed."));
    assert!(super::error_messages(Locale::De, conflict).error.contains("open"), "what changes is kept");
}

#[test]
fn a_field_is_called_as_people_call_it() {
    let fault = Fault::from(&super::super::invalid("content_markdown", "is required"));
    assert!(fault.error.contains("content_markdown"), "programs know it by that: {}", fault.error);
    assert_eq!(error_messages(Locale::En, fault.clone()).error, "Please check: the text is required.");
    assert_eq!(error_messages(Locale::En, fault.clone()).details, fault.details);
}

#[test]
fn every_language_says_the_same_sentences_with_the_same_places() {
    let english = |sentences: &[Sentence]| sentences.iter().map(|(english, _)| *english).collect::<Vec<_>>();
    assert_eq!(english(de::SENTENCES), english(ar::SENTENCES));
    for (english, other) in de::SENTENCES.iter().chain(ar::SENTENCES) {
        assert_eq!(english.matches("{}").count(), other.matches("{}").count(), "{english}");
    }
}

#[test]
fn what_is_missing_stays_as_it_is() {
    let fault = Fault::new(Code::Conflict, "Nobody translated this.");
    assert_eq!(error_messages(Locale::Ar, fault.clone()), fault);
    assert_eq!(matched("a {} b {}", "a 1 b 2"), Some(vec!["1", "2"]));
    assert_eq!(matched("a {} b", "a b"), None);
}

/// The sentences of refusals in the verbs: what stands in the first text after one of these.
const OPENERS: [&str; 5] = ["conflict(", "conflict_with(", "Err(\"", "Err(format!(\"", "let message ="];

/// What only programs and files are told.
const NOT_FOR_PAGES: [&str; 7] =
    ["/rest", "/archive/", "/worker.rs", "/socket/", "/error_messages/", "front_matter.rs", "tests"];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() && !name.contains("/seed") {
            sources(&path, found);
        } else if name.ends_with(".rs") && !NOT_FOR_PAGES.iter().any(|not| name.contains(not)) {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            found.push((name, code));
        }
    }
}

/// The text that opens at or after the start, with `{}` for whatever is put into it.
fn text(code: &str) -> String {
    let mut text = String::new();
    let mut letters = code[code.find('"').unwrap() + 1..].chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => text.extend(letters.next()),
            '{' => {
                letters.by_ref().find(|letter| *letter == '}');
                text.push_str("{}");
            }
            other => text.push(other),
        }
    }
    text
}

#[test]
fn every_refusal_of_a_verb_is_said_in_every_language() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut files);
    let mut missing = Vec::new();
    let mut looked_at = 0;
    for (name, code) in files {
        let refusals = OPENERS.iter().flat_map(|opener| {
            let shown = opener.find('"').unwrap_or(opener.len());
            code.match_indices(opener).map(move |(at, _)| at + shown)
        });
        let fields = code.match_indices("invalid(\"").map(|(at, opener)| {
            let from = at + opener.len();
            from + code[from..].find('"').unwrap() + 1
        });
        for at in refusals.chain(fields) {
            // The sentence stands in the same statement, or it is a variable whose `let` is looked at.
            let statement = code[at..].split(';').next().unwrap_or_default();
            let Some(quote) = statement.find('"').filter(|quote| *quote < 90) else { continue };
            let sentence = text(&code[at + quote..]);
            looked_at += 1;
            if sentence.contains(' ') && said(de::SENTENCES, &sentence).is_none() {
                missing.push(format!("{name}: {sentence}"));
            }
        }
    }
    assert!(looked_at > 40, "{looked_at} is too few: has the way of writing refusals changed?");
    assert!(missing.is_empty(), "{missing:#?}");
}
