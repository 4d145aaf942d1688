//! What people hand in, checked by the same rules on both sides.

use base::{
    InvalidFields, Unsupported, UserId, check_length, check_name, note_invalid, single_line,
    without_outer_blank_lines,
};
use serde::{Deserialize, Serialize};

use crate::{LONGEST_BODY, LONGEST_SUBJECT, Priority, Refusal, Source, Status};

/// A ticket to open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    /// What it is about, in a line.
    #[serde(alias = "title")]
    pub subject: String,
    /// The whole of it.
    #[serde(alias = "message")]
    pub description: String,
    /// A category's slug, or one of the documents' names.
    #[serde(default)]
    pub category: Option<String>,
    /// Medium unless told.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// What hangs on it.
    #[serde(default, skip_serializing)]
    #[schema(value_type = Option<Vec<base::uuid::Uuid>>)]
    pub attachment_ids: Unsupported,
    /// The chat that it was before.
    #[serde(default, skip_serializing)]
    #[schema(value_type = Option<base::uuid::Uuid>)]
    pub chat_session_id: Unsupported,
    /// Where it comes from: the door says so, never the caller.
    #[serde(skip)]
    pub source: Source,
}

impl NewTicket {
    /// A ticket of which no more is said than it needs.
    pub fn new(subject: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            description: description.into(),
            category: None,
            priority: None,
            attachment_ids: Unsupported,
            chat_session_id: Unsupported,
            source: Source::default(),
        }
    }

    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.subject = single_line(&self.subject);
        self.description = without_outer_blank_lines(&self.description).to_owned();
        let mut wrong = InvalidFields::new();
        note_invalid(&mut wrong, "subject", check_name(&self.subject, LONGEST_SUBJECT));
        note_invalid(&mut wrong, "description", check_length(&self.description, LONGEST_BODY));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// A message to add.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// What is said.
    #[serde(alias = "message", alias = "content")]
    pub body: String,
    /// Whether only the desk may see it; customers cannot ask for that.
    #[serde(default)]
    pub is_internal: bool,
    /// Whether the other side is told by mail, once mail is set up.
    #[serde(default)]
    pub notify_user: Option<bool>,
    /// What hangs on it.
    #[serde(default, skip_serializing)]
    #[schema(value_type = Option<Vec<base::uuid::Uuid>>)]
    pub attachment_ids: Unsupported,
}

impl NewMessage {
    /// A public reply.
    pub fn reply(body: impl Into<String>) -> Self {
        Self { body: body.into(), is_internal: false, notify_user: None, attachment_ids: Unsupported }
    }

    /// An internal note.
    pub fn note(body: impl Into<String>) -> Self {
        Self { is_internal: true, ..Self::reply(body) }
    }

    /// Tidies and checks.
    ///
    /// # Errors
    /// What is wrong with the body.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.body = without_outer_blank_lines(&self.body).to_owned();
        let mut wrong = InvalidFields::new();
        note_invalid(&mut wrong, "body", check_length(&self.body, LONGEST_BODY));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// What to change of a ticket; what is missing stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Change {
    /// The ticket, by id or number, where the path does not say.
    pub id: Option<String>,
    /// What it is about.
    #[serde(alias = "title")]
    pub subject: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// How soon it wants an answer.
    pub priority: Option<Priority>,
    /// Where it stands.
    pub status: Option<Status>,
    /// Who answers; `null` for nobody.
    #[serde(alias = "assignee_id", deserialize_with = "base::double_option")]
    #[schema(value_type = Option<UserId>)]
    pub assigned_to: Option<Option<UserId>>,
    /// Its tags, all of them.
    pub tags: Option<Vec<String>>,
    /// The version that the caller saw.
    pub version: Option<i64>,
}

impl Change {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        if let Some(subject) = &mut self.subject {
            *subject = single_line(subject);
            note_invalid(&mut wrong, "subject", check_name(subject, LONGEST_SUBJECT));
        }
        if let Some(tags) = &mut self.tags {
            note_invalid(&mut wrong, "tags", tidy_tags(tags));
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// Whether it changes nothing but the status, which a ticket's own customer may.
    pub fn is_status_only(&self) -> bool {
        let Self { id: _, subject, category, priority, status: _, assigned_to, tags, version: _ } = self;
        subject.is_none()
            && category.is_none()
            && priority.is_none()
            && assigned_to.is_none()
            && tags.is_none()
    }
}

/// A tag as it is kept: one word in lower case.
pub(crate) fn tidy_tag(tag: &str) -> String {
    single_line(&tag.to_lowercase()).replace(' ', "-")
}

/// Tags are short words in lower case, each once, in order.
fn tidy_tags(tags: &mut Vec<String>) -> Result<(), Refusal> {
    for tag in tags.iter_mut() {
        *tag = tidy_tag(tag);
        check_length(tag, 40).map_err(Refusal::BadTag)?;
    }
    tags.sort();
    tags.dedup();
    if tags.len() > 30 { Err(Refusal::ManyTags) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_null_assignee_is_not_a_missing_one() {
        let none: Change = serde_json::from_str(r#"{"assigned_to": null}"#).unwrap();
        assert_eq!(none.assigned_to, Some(None));
        assert_eq!(serde_json::from_str::<Change>("{}").unwrap().assigned_to, None);
    }

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = NewTicket::new(" \n ", "a\0b").check().unwrap_err();
        assert_eq!(wrong.keys().collect::<Vec<_>>(), ["description", "subject"]);
    }

    #[test]
    fn tags_are_tidied() {
        let change =
            Change { tags: Some(vec!["Big Deal".into(), "vip".into(), "VIP".into()]), ..Change::default() };
        assert_eq!(change.check().unwrap().tags.unwrap(), ["big-deal", "vip"]);
    }

    #[test]
    fn what_cannot_be_taken_yet_is_refused_and_not_forgotten() {
        let read = |more: &str| serde_json::from_str::<NewMessage>(&format!(r#"{{"body": "a"{more}}}"#));
        assert!(read("").is_ok() && read(r#", "attachment_ids": []"#).is_ok());
        assert!(read(r#", "attachment_ids": ["a"]"#).is_err());
    }
}
