//! What writers hand in, checked by the same rules on both sides.

use base::{
    DateTime, InvalidFields, InvalidText, Language, Utc, check_length, check_name, note_invalid, single_line,
};
use serde::{Deserialize, Serialize};

use crate::{
    ArticleId, Kind, LONGEST_CONTENT, LONGEST_SLUG, LONGEST_TITLE, MOST_TAGS, Refusal, Status, Visibility,
    slug_of,
};

/// An article to begin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewArticle {
    /// Its title.
    pub title: String,
    /// Its address; made from the title where there is none.
    #[serde(default)]
    pub slug: Option<String>,
    /// What it says, in Markdown.
    #[serde(alias = "content")]
    pub content_markdown: String,
    /// Its category, by its slug or its name.
    pub category: String,
    /// Its tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Its language; English unless told.
    #[serde(default)]
    pub locale: Option<Language>,
    /// What it is for; a guide unless told.
    #[serde(default, rename = "type")]
    pub kind: Kind,
    /// Who may read it; everybody unless told.
    #[serde(default)]
    pub visibility: Visibility,
    /// Where it stands; a draft unless told.
    #[serde(default)]
    pub status: Status,
    /// When it is to be published, for `scheduled`.
    #[serde(default)]
    pub publish_at: Option<DateTime<Utc>>,
    /// The article that this translates.
    #[serde(default)]
    pub translation_of: Option<ArticleId>,
}

impl NewArticle {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        self.content_markdown = plain_breaks(self.content_markdown);
        let title = check_title(&mut wrong, &self.title);
        let slug = check_slug(&mut wrong, self.slug.as_deref().unwrap_or(&title));
        check_content(&mut wrong, &self.content_markdown, self.status == Status::Draft);
        let tags = check_tags(&mut wrong, self.tags);
        if self.status == Status::Scheduled && self.publish_at.is_none() {
            wrong.insert("publish_at".to_owned(), Refusal::NeededToSchedule.into());
        }
        if wrong.is_empty() { Ok(Self { title, slug: Some(slug), tags, ..self }) } else { Err(wrong) }
    }
}

/// What to change of an article; what is missing stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ArticleChange {
    /// Its title.
    pub title: Option<String>,
    /// Its address; the former one leads on to it.
    pub slug: Option<String>,
    /// What it says, in Markdown.
    #[serde(alias = "content")]
    pub content_markdown: Option<String>,
    /// Its category, by its slug or its name.
    pub category: Option<String>,
    /// Its tags, all of them.
    pub tags: Option<Vec<String>>,
    /// What it is for.
    #[serde(rename = "type")]
    pub kind: Option<Kind>,
    /// Who may read it.
    pub visibility: Option<Visibility>,
    /// Where it stands.
    pub status: Option<Status>,
    /// When it is to be published; null takes the time away.
    #[serde(deserialize_with = "base::double_option", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub publish_at: Option<Option<DateTime<Utc>>>,
    /// The version that the caller saw.
    pub version: Option<i64>,
    /// For a translation: whether it now says what the original says.
    pub is_up_to_date: Option<bool>,
}

impl ArticleChange {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        self.title = self.title.map(|title| check_title(&mut wrong, &title));
        self.slug = self.slug.map(|slug| check_slug(&mut wrong, &slug));
        self.content_markdown = self.content_markdown.map(plain_breaks);
        if let Some(content) = &self.content_markdown {
            check_content(&mut wrong, content, true);
        }
        self.tags = self.tags.map(|tags| check_tags(&mut wrong, tags));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Lines end as they do in files: a form ends them with two signs, and a text must not change by being sent.
pub(crate) fn plain_breaks(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn check_title(wrong: &mut InvalidFields, title: &str) -> String {
    let title = single_line(title);
    note_invalid(wrong, "title", check_name(&title, LONGEST_TITLE));
    title
}

fn check_slug(wrong: &mut InvalidFields, text: &str) -> String {
    let slug = slug_of(text);
    if slug.is_empty() {
        wrong.insert("slug".to_owned(), Refusal::NoLetters.into());
    } else if text.chars().count() > LONGEST_SLUG * 4 {
        wrong.insert("slug".to_owned(), InvalidText::TooLong(LONGEST_SLUG).into());
    }
    slug
}

/// Only a draft may be empty; what a change makes of a published article is checked when it is applied.
fn check_content(wrong: &mut InvalidFields, content: &str, may_be_empty: bool) {
    if may_be_empty && content.trim().is_empty() {
        return;
    }
    note_invalid(wrong, "content_markdown", check_length(content, LONGEST_CONTENT));
}

/// Tags are words in lower case, each once, in the order they came.
fn check_tags(wrong: &mut InvalidFields, tags: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        // The rest of far too many is not even looked at.
        if kept.len() > MOST_TAGS {
            break;
        }
        let tag = single_line(&tag).to_lowercase();
        if tag.chars().count() > 40 {
            wrong.insert("tags".to_owned(), Refusal::LongTag.into());
        } else if !tag.is_empty() && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    if kept.len() > MOST_TAGS {
        wrong.insert("tags".to_owned(), Refusal::ManyTags { most: MOST_TAGS }.into());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> NewArticle {
        NewArticle {
            title: "Pair a lamp".to_owned(),
            content_markdown: "Hold the button.".to_owned(),
            category: "lamps".to_owned(),
            ..NewArticle::default()
        }
    }

    #[test]
    fn a_draft_gets_its_address_from_its_title() {
        assert_eq!(draft().check().unwrap().slug.as_deref(), Some("pair-a-lamp"));
    }

    #[test]
    fn lines_end_as_they_do_in_files() {
        let sent = NewArticle { content_markdown: "a\r\nb\rc".to_owned(), ..draft() };
        assert_eq!(sent.check().unwrap().content_markdown, "a\nb\nc");
    }

    #[test]
    fn only_a_draft_may_be_empty() {
        let empty = NewArticle { content_markdown: String::new(), ..draft() };
        assert!(empty.clone().check().is_ok());
        assert!(NewArticle { status: Status::Published, ..empty }.check().is_err());
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let wrong = NewArticle {
            title: " ".to_owned(),
            content_markdown: " ".to_owned(),
            tags: vec!["x".repeat(41)],
            status: Status::Scheduled,
            ..draft()
        };
        let fields: Vec<String> = wrong.check().unwrap_err().into_keys().collect();
        assert_eq!(fields, ["content_markdown", "publish_at", "slug", "tags", "title"]);
    }

    #[test]
    fn tags_are_folded_and_stand_once() {
        let tags = vec![" Lamp ".to_owned(), "lamp".to_owned(), String::new(), "Power  cut".to_owned()];
        assert_eq!(NewArticle { tags, ..draft() }.check().unwrap().tags, ["lamp", "power cut"]);
    }
}
