//! Articles as files: Markdown with a few lines of front matter, `key: value` and `[a, b]`, as other tools write it.

use base::{
    Language,
    server::{Result, invalid},
};

use crate::{Kind, NewArticle, Status, Visibility};

/// Reads a file: the article, and the slug of the one that it translates.
///
/// # Errors
/// Invalid input that names the line of the front matter that cannot be read.
pub(super) fn read_file(text: &str) -> Result<(NewArticle, Option<String>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (head, body) = split(&text)?;
    let mut article = NewArticle { content_markdown: body.to_owned(), ..NewArticle::default() };
    let mut original = None;
    for line in head.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some((key, value)) = line.split_once(':') else {
            return Err(invalid("front_matter", format!("has a line that is no `key: value`: {line}")));
        };
        let value = unquote(value.trim());
        let wrong = |said: &str| invalid(key.trim(), said.to_owned());
        match key.trim() {
            "title" => article.title = value,
            "slug" => article.slug = Some(value),
            "category" => article.category = value,
            "tags" => article.tags = list(&value),
            "locale" | "lang" | "language" => {
                article.locale = Some(Language::parse(&value).ok_or_else(|| wrong("is not a language tag"))?);
            }
            "type" => article.kind = Kind::parse(&value).ok_or_else(|| wrong("is not a type of article"))?,
            "visibility" => {
                article.visibility = Visibility::parse(&value).ok_or_else(|| wrong("is not a visibility"))?;
            }
            "status" => article.status = Status::parse(&value).ok_or_else(|| wrong("is not a status"))?,
            "publish_at" => {
                article.publish_at =
                    Some(value.parse().map_err(|_| wrong("is not a time like 2026-11-21T09:00:00Z"))?);
            }
            "translation_of" => original = Some(value),
            // Other tools write more than we keep.
            _ => {}
        }
    }
    Ok((article, original))
}

/// The front matter and the text below it; no front matter is all text.
fn split(text: &str) -> Result<(&str, &str)> {
    let Some(rest) = text.strip_prefix("---\n") else { return Ok(("", text)) };
    if let Some(body) = rest.strip_prefix("---\n") {
        return Ok(("", body));
    }
    rest.split_once("\n---\n")
        .or_else(|| rest.strip_suffix("\n---").map(|head| (head, "")))
        .ok_or_else(|| invalid("front_matter", "has no end: a line of three hyphens"))
}

fn unquote(value: &str) -> String {
    let quoted = |mark: char| value.len() >= 2 && value.starts_with(mark) && value.ends_with(mark);
    if quoted('"') {
        value[1..value.len() - 1].replace("\\\"", "\"").replace("\\\\", "\\")
    } else if quoted('\'') {
        value[1..value.len() - 1].replace("''", "'")
    } else {
        value.to_owned()
    }
}

fn list(value: &str) -> Vec<String> {
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')).unwrap_or(value);
    inner.split(',').map(|word| unquote(word.trim())).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_becomes_an_article() {
        let file = "---\ntitle: \"A: \\\"b\\\"\"\ntags: [one, 'two three']\nlocale: de\nweight: 3\ntranslation_of: a\n---\nText\n---\nmore";
        let (article, original) = read_file(file).unwrap();
        assert_eq!(article.title, "A: \"b\"");
        assert_eq!(article.tags, ["one", "two three"]);
        assert_eq!(article.locale, Language::parse("de"));
        assert_eq!(article.content_markdown, "Text\n---\nmore");
        assert_eq!(original.as_deref(), Some("a"));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_a_file_without_front_matter_is_text() {
        for wrong in [
            "---\ntitle: x\n",
            "---\nnonsense\n---\n",
            "---\nlocale: english\n---\n",
            "---\ntype: poem\n---\n",
        ] {
            assert!(read_file(wrong).is_err(), "{wrong}");
        }
        assert_eq!(read_file("# Just text").unwrap().0.content_markdown, "# Just text");
    }

    proptest! {
        #[test]
        fn no_file_breaks_it(text in ".{0,300}") {
            let _read_or_refused = read_file(&text);
            let _read_or_refused = read_file(&format!("---\n{text}"));
        }
    }
}
