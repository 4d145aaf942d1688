//! A file becomes an article: YAML as other tools write it too.

use std::fmt;

use base::{
    DateTime, Language, Utc,
    chrono::{Datelike, NaiveDate, NaiveTime, SubsecRound},
    server::{Error, Result, invalid},
};
use serde::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor},
};

use crate::{Kind, NewArticle, Refusal, Status, Visibility, slug_of};

/// What a file holds.
#[derive(Debug, Default, PartialEq)]
pub(in crate::server) struct File {
    /// The article as it begins; what the file does not say is as everywhere.
    pub article: NewArticle,
    /// What the file says of these, and nothing where it says nothing.
    pub kind: Option<Kind>,
    pub visibility: Option<Visibility>,
    pub status: Option<Status>,
    pub tags: Option<Vec<String>>,
    /// Language and slug of the article that this translates, or its slug alone.
    pub original: Option<String>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// Where it was once found.
    pub former_slugs: Vec<String>,
}

/// What may stand above the text. Other tools write more than we keep.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Head {
    title: Option<String>,
    slug: Option<String>,
    category: Option<String>,
    #[serde(deserialize_with = "words")]
    categories: Option<Vec<String>>,
    #[serde(deserialize_with = "words")]
    tags: Option<Vec<String>>,
    #[serde(alias = "lang", alias = "language")]
    locale: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    visibility: Option<String>,
    status: Option<String>,
    publish_at: Option<String>,
    published_at: Option<String>,
    translation_of: Option<String>,
    #[serde(deserialize_with = "words")]
    former_slugs: Option<Vec<String>>,
}

/// Reads a file.
///
/// # Errors
/// Invalid input that names what of the front matter cannot be read.
pub(in crate::server) fn read_file(text: &str) -> Result<File> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (head, body) = split(&text)?;
    let head = if head.trim().is_empty() {
        Head::default()
    } else {
        serde_saphyr::from_str::<Option<Head>>(head)
            .map_err(|error| unreadable(error.without_snippet()))?
            .unwrap_or_default()
    };
    let kind = known(head.kind, "type", Refusal::UnknownKind, Kind::parse)?;
    let visibility = known(head.visibility, "visibility", Refusal::UnknownVisibility, Visibility::parse)?;
    let status = known(head.status, "status", Refusal::UnknownStatus, Status::parse)?;
    // An article is in one category here: of several, the first.
    let category = head.category.or_else(|| head.categories?.into_iter().next());
    let article = NewArticle {
        title: head.title.unwrap_or_default(),
        slug: head.slug,
        content_markdown: body.to_owned(),
        category: category.unwrap_or_default(),
        tags: head.tags.clone().unwrap_or_default(),
        locale: known(head.locale, "locale", Refusal::NotALanguage, Language::parse)?,
        kind: kind.unwrap_or_default(),
        visibility: visibility.unwrap_or_default(),
        status: status.unwrap_or_default(),
        publish_at: known(head.publish_at, "publish_at", Refusal::NotATime, time)?,
        translation_of: None,
    };
    let mut former_slugs = head.former_slugs.unwrap_or_default();
    former_slugs.truncate(MOST_FORMER);
    Ok(File {
        article,
        kind,
        visibility,
        status,
        tags: head.tags,
        original: head.translation_of,
        published_at: known(head.published_at, "published_at", Refusal::NotATime, time)?,
        former_slugs: former_slugs.iter().map(|slug| slug_of(slug)).filter(|slug| !slug.is_empty()).collect(),
    })
}

/// More former addresses than this are not kept.
const MOST_FORMER: usize = 100;

/// A moment, or the beginning of a day in UTC.
fn time(said: &str) -> Option<DateTime<Utc>> {
    let day = || Some(said.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN).and_utc());
    let at: DateTime<Utc> = said.parse().ok().or_else(day)?;
    // As the database keeps it: to the microsecond, and within the years that it knows.
    let at = at.trunc_subsecs(6);
    (0..=9999).contains(&at.year()).then_some(at)
}

fn unreadable(why: impl ToString) -> Error {
    invalid("front_matter", Refusal::UnreadableFrontMatter { why: why.to_string() })
}

/// A word that has to be one of those that are known, where it is said.
fn known<T>(
    said: Option<String>,
    field: &str,
    refusal: Refusal,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>> {
    said.map(|said| parse(&said).ok_or_else(|| invalid(field, refusal))).transpose()
}

/// Words in either form: a list, or one line with commas between them.
fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<String>>, D::Error> {
    struct Words;

    impl<'de> Visitor<'de> for Words {
        type Value = Vec<String>;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("a list of words, or words with commas between them")
        }

        fn visit_str<E>(self, line: &str) -> Result<Self::Value, E> {
            let words = line.split(',').map(|word| word.trim().to_owned());
            Ok(words.filter(|word| !word.is_empty()).collect())
        }

        fn visit_bool<E>(self, word: bool) -> Result<Self::Value, E> {
            Ok(vec![word.to_string()])
        }

        fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
            Ok(vec![number.to_string()])
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }

        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok(vec![number.to_string()])
        }

        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok(vec![number.to_string()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut words = Vec::new();
            while let Some(word) = list.next_element::<Option<String>>()? {
                words.extend(word.filter(|word| !word.is_empty()));
            }
            Ok(words)
        }
    }

    from.deserialize_any(Words).map(Some)
}

/// The front matter and the text below it; no front matter is all text.
fn split(text: &str) -> Result<(&str, &str)> {
    let Some(rest) = text.strip_prefix("---\n") else { return Ok(("", text)) };
    if let Some(body) = rest.strip_prefix("---\n") {
        return Ok(("", body));
    }
    rest.split_once("\n---\n")
        .or_else(|| rest.strip_suffix("\n---").map(|head| (head, "")))
        .ok_or_else(|| invalid("front_matter", Refusal::FrontMatterOpen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::front_matter::{FileHead, write_file};
    use proptest::prelude::*;

    #[test]
    fn a_file_becomes_an_article() {
        let file = "---\ntitle: \"A: \\\"b\\\"\"\ntags: [one, 'two three', 7]\nlocale: de\nweight: 3\ntranslation_of: a\n---\nText\n---\nmore";
        let File { article, original, tags, visibility, status, .. } = read_file(file).unwrap();
        assert_eq!(article.title, "A: \"b\"");
        assert_eq!(article.tags, ["one", "two three", "7"]);
        assert_eq!(article.locale, Language::parse("de"));
        assert_eq!((tags.is_some(), visibility, status), (true, None, None), "what is not said is not known");
        assert_eq!(article.content_markdown, "Text\n---\nmore");
        assert_eq!(original.as_deref(), Some("a"));
    }

    #[test]
    fn front_matter_is_read_as_other_tools_write_it() {
        let file = "---\n# ours\ntitle: >-\n  Pair\n  a lamp\ntags:\n  - one # first\n  - \"two, three\"\nslug: 404\nformer_slugs: old, older\n\
            published_at: 2024-02-29T10:00:00Z\nauthors:\n  - name: Alice\n---\nText";
        let File { article, former_slugs, published_at, .. } = read_file(file).unwrap();
        assert_eq!((&*article.title, article.slug.as_deref()), ("Pair a lamp", Some("404")));
        assert_eq!(article.tags, ["one", "two, three"]);
        assert_eq!(former_slugs, ["old", "older"]);
        assert_eq!(published_at.map(|at| at.to_rfc3339()).as_deref(), Some("2024-02-29T10:00:00+00:00"));
        assert!(read_file("---\ntags:\ntitle:\n---\nText").unwrap().article.tags.is_empty());
        let short = read_file("---\ntags: 2.5\npublished_at: 2024-02-29\n---\nText").unwrap();
        assert_eq!(short.article.tags, ["2.5"]);
        assert_eq!(
            short.published_at.map(|at| at.to_rfc3339()).as_deref(),
            Some("2024-02-29T00:00:00+00:00")
        );
    }

    #[test]
    fn what_cannot_be_read_is_said_and_a_file_without_front_matter_is_text() {
        let bomb = "---\na: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n\
            d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\ntags: [*e,*e,*e,*e,*e,*e,*e,*e]\n---\n";
        let deep = format!("---\ntags: {}\n---\n", "[".repeat(10_000));
        for wrong in [
            "---\ntitle: x\n",
            "---\nnonsense\n---\n",
            "---\ntitle: [x\n---\n",
            "---\nlocale: english\n---\n",
            "---\ntype: poem\n---\n",
            "---\npublished_at: yesterday\n---\n",
            "---\npublished_at: +262000-01-01T00:00:00Z\n---\n",
            bomb,
            &deep,
        ] {
            assert!(read_file(wrong).is_err(), "{wrong}");
        }
        assert_eq!(read_file("# Just text").unwrap().article.content_markdown, "# Just text");
    }

    proptest! {
        #[test]
        fn no_file_breaks_it(text in ".{0,300}") {
            let _read_or_refused = read_file(&text);
            let _read_or_refused = read_file(&format!("---\n{text}\n---\n"));
        }

        #[test]
        fn what_is_written_is_read_as_it_was(title in "\\PC{1,60}", text in "[^\r]{0,200}", tag in "[a-z ,\"'\\\\]{1,12}") {
            let tags = [tag];
            let former_slugs = ["0x1f".to_owned(), "no".to_owned()];
            let head = FileHead {
                title: &title,
                slug: "a",
                locale: "no",
                category: "b",
                kind: "guide",
                visibility: "public",
                status: "draft",
                tags: &tags,
                publish_at: None,
                published_at: None,
                translation_of: Some("de/c"),
                former_slugs: &former_slugs,
            };
            let read = read_file(&write_file(&head, &text)).unwrap();
            prop_assert_eq!((read.article.title, read.article.content_markdown), (title, text));
            prop_assert_eq!(read.original.as_deref(), Some("de/c"));
            prop_assert_eq!(read.article.tags, tags);
            prop_assert_eq!(read.former_slugs, former_slugs);
            prop_assert_eq!(read.article.locale, Language::parse("no"));
        }
    }
}
