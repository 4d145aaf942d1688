//! Articles as files: Markdown with a few lines of front matter, `key: value` and `[a, b]`, as other tools write it.

use base::{
    DateTime, Language, Utc,
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

/// What stands above the text of a file, as the database spells it.
pub(super) struct FileHead<'a> {
    pub title: &'a str,
    pub slug: &'a str,
    pub locale: &'a str,
    pub category: &'a str,
    pub kind: &'a str,
    pub visibility: &'a str,
    pub status: &'a str,
    pub tags: &'a [String],
    pub publish_at: Option<DateTime<Utc>>,
    /// Language and slug of the article that this translates.
    pub translation_of: Option<&'a str>,
}

/// Writes a file that [`read_file`] reads as it was.
pub(super) fn write_file(head: &FileHead, text: &str) -> String {
    let tags: Vec<_> = head.tags.iter().map(|tag| quote(tag)).collect();
    let mut lines = vec![
        format!("title: {}", quote(head.title)),
        format!("slug: {}", head.slug),
        format!("locale: {}", head.locale),
        format!("category: {}", head.category),
        format!("type: {}", head.kind),
        format!("visibility: {}", head.visibility),
        format!("status: {}", head.status),
        format!("tags: [{}]", tags.join(", ")),
    ];
    lines.extend(head.publish_at.map(|at| format!("publish_at: {}", at.to_rfc3339())));
    lines.extend(head.translation_of.map(|original| format!("translation_of: {original}")));
    format!("---\n{}\n---\n{text}", lines.join("\n"))
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
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
        unescape(&value[1..value.len() - 1])
    } else if quoted('\'') {
        value[1..value.len() - 1].replace("''", "'")
    } else {
        value.to_owned()
    }
}

/// Takes the sign away that makes the next one plain.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(if letter == '\\' { letters.next().unwrap_or('\\') } else { letter });
    }
    plain
}

fn list(value: &str) -> Vec<String> {
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')).unwrap_or(value);
    between_commas(inner)
        .into_iter()
        .map(|word| unquote(word.trim()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// What stands between the commas; one inside a quoted word is part of the word.
fn between_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut begin, mut quote, mut is_plain) = (Vec::new(), 0, None, false);
    for (place, letter) in text.char_indices() {
        let begins = text[begin..place].trim().is_empty();
        match (letter, quote) {
            _ if is_plain => is_plain = false,
            ('\\', Some('"')) => is_plain = true,
            ('"' | '\'', None) if begins => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            (',', None) => {
                parts.push(&text[begin..place]);
                begin = place + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[begin..]);
    parts
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

        #[test]
        fn what_is_written_is_read_as_it_was(title in "[^\\x00-\\x1f]{1,60}", text in "[^\r]{0,200}", tag in "[a-z ,\"'\\\\]{1,12}") {
            let tags = [tag.trim().to_owned()];
            let head = FileHead {
                title: &title,
                slug: "a",
                locale: "en",
                category: "b",
                kind: "guide",
                visibility: "public",
                status: "draft",
                tags: &tags,
                publish_at: None,
                translation_of: Some("de/c"),
            };
            let (read, original) = read_file(&write_file(&head, &text)).unwrap();
            prop_assert_eq!((read.title, read.content_markdown), (title, text));
            prop_assert_eq!(original.as_deref(), Some("de/c"));
            prop_assert_eq!(read.tags, tags.into_iter().filter(|tag| !tag.is_empty()).collect::<Vec<_>>());
        }
    }
}
