//! That pages speak the reader's language, all of them, and that no component says anything that only English says.

use std::{fs, path::Path};

use axum::http::{Method, header};
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// Attributes that people read or hear.
const HEARD: [&str; 9] = [
    "aria-label",
    "aria-description",
    "title",
    "placeholder",
    "alt",
    "label",
    "hint",
    "text",
    "aria-roledescription",
];

/// The names of keys and of what search engines know, which are the same in every language.
const NAMES: [&str; 12] = [
    "Porchlight",
    "Home",
    "End",
    "Enter",
    "Escape",
    "Tab",
    "Backspace",
    "Period",
    "Files",
    "Question",
    "Answer",
    "Notification",
];
/// What the names of other keys begin with.
const KEYS: [&str; 4] = ["Arrow", "Digit", "Shift+", "Control+"];

fn components(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.to_string_lossy().into_owned();
        let is_drawn = ["/pages/", "/parts/", "/public_pages/", "/ui/src/", "/app/src/"]
            .iter()
            .any(|part| name.contains(part));
        let is_verb = name.contains("/src/server/") && !name.contains("/public_pages/");
        let is_words = is_verb
            || name.contains("words")
            || name.ends_with("styleguide.rs")
            || name.ends_with("actions.rs")
            || name.ends_with("structured_data.rs")
            || name.ends_with("/tests.rs");
        if path.is_dir() {
            components(&path, found);
        } else if is_drawn && !is_words && name.ends_with(".rs") {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<_> = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//") && !line.contains("reason = "))
                .collect();
            found.push((name, code.join("\n")));
        }
    }
}

/// The texts in `code`, each with what stands before and after it.
fn texts(code: &str) -> Vec<(&str, &str, &str)> {
    let mut texts = Vec::new();
    let mut at = 0;
    while let Some(begin) = code[at..].find('"').map(|found| at + found) {
        let rest = &code[begin + 1..];
        let length = rest
            .char_indices()
            .find(|(place, letter)| *letter == '"' && !rest[..*place].ends_with('\\'))
            .map_or(rest.len(), |(place, _)| place);
        let end = begin + 1 + length;
        texts.push((&code[..begin], &code[begin + 1..end], code.get(end + 1..).unwrap_or_default()));
        at = (end + 1).min(code.len());
    }
    texts
}

fn is_said(before: &str, text: &str, after: &str) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    let has_letters = text.replace("\\n", "").chars().any(char::is_alphabetic);
    let is_child = before.ends_with(['>', '}']) && !before.ends_with("=>") && after.starts_with(['<', '{']);
    let is_heard = HEARD
        .iter()
        .any(|name| before.strip_suffix('=').is_some_and(|before| before.ends_with(&format!(" {name}"))));
    let mut letters = text.chars();
    let is_sentence = letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.next().is_some_and(|second| second.is_ascii_lowercase())
        && !NAMES.contains(&text)
        && !KEYS.iter().any(|key| text.starts_with(key));
    has_letters && (is_child || is_heard || is_sentence || before.ends_with("toast("))
}

#[test]
fn components_say_nothing_themselves() {
    let mut files = Vec::new();
    components(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app"), &mut files);
    assert!(files.len() > 60, "{} files are too few", files.len());
    let mut said = Vec::new();
    for (name, code) in &files {
        let found = texts(code).into_iter().filter(|(before, text, after)| is_said(before, text, after));
        said.extend(found.map(|(_, text, _)| format!("{name}: {text}")));
    }
    assert!(said.is_empty(), "these belong in the words of their domain: {said:#?}");
}

#[test]
fn what_a_component_says_is_found() {
    let said = |code: &str| texts(code).into_iter().any(|(before, text, after)| is_said(before, text, after));
    assert!(said(r#"view! { <h1>"tickets"</h1> }"#));
    assert!(said(r#"<Field label="your name"/>"#));
    assert!(said(r#"toast("copied")"#));
    assert!(said(r#"if open { "Close" } else { words.open }"#));
    assert!(!said(r#"<p class="page__lead" id="x">{words.lead}" "{name}</p>"#));
    assert!(!said(r#"match key { "Escape" => close() }"#));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_speaks_the_language_that_its_reader_asks_for(db: PgPool) {
    let app = App::new(db);
    for (languages, lang, direction, greeting) in [
        ("de-AT, en;q=0.5", "de", "ltr", "Wie können wir helfen?"),
        ("ar", "ar", "rtl", "كيف يمكننا المساعدة؟"),
        ("fr", "en", "ltr", "How can we help?"),
    ] {
        let page = app.anyone().with(header::ACCEPT_LANGUAGE, languages).get("/").await;
        assert!(page.body.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\"")), "{}", page.body);
        assert!(page.body.contains(greeting), "{lang}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chosen_language_is_kept_and_refusals_speak_it(db: PgPool) {
    let app = App::new(db);
    let chosen = app
        .anyone()
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, "/fn/choose_language", FORM, "locale=de&next=%2Fhelp%2Ffaq%3Fq%3Da".into())
        .await;
    assert_eq!(chosen.headers[header::LOCATION], "/help/faq?q=a");
    let kept = chosen.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(kept.starts_with("language=de;"), "{kept}");
    let elsewhere = app
        .anyone()
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, "/fn/choose_language", FORM, "locale=de&next=%2F%2Fevil.example".into())
        .await;
    assert_eq!(elsewhere.headers[header::LOCATION], "/");

    let page =
        app.anyone().with(header::COOKIE, "language=de").with(header::ACCEPT_LANGUAGE, "ar").get("/").await;
    assert!(page.body.contains("Wie können wir helfen?"));
    let refused = app
        .anyone()
        .with(header::COOKIE, "language=de")
        .send_raw(Method::POST, "/fn/register", FORM, "name=&email=x&password=short".into())
        .await;
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("Bitte prüfen"), "{}", refused.body);
    let api = app
        .anyone()
        .with(header::ACCEPT_LANGUAGE, "de")
        .post("/api/auth/register", json!({"name": "", "email": "x", "password": "short"}))
        .await;
    assert!(api.body.contains("Please check"), "the API speaks English: {}", api.body);
}
