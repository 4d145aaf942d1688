//! What people hand in, checked by the same rules on both sides.

use base::{
    InvalidFields, UserId, check_length, check_name, note_invalid, single_line, uuid::Uuid,
    without_outer_blank_lines,
};
use files::FileId;
use serde::{Deserialize, Serialize};

use crate::{LONGEST_BODY, LONGEST_SUBJECT, Priority, Refusal, Source, Status};

/// A ticket to open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    /// What it is about, in a line.
    #[serde(alias = "title")]
    pub subject: String,
    /// The whole of it, in Markdown.
    #[serde(alias = "message")]
    pub description: String,
    /// A category's slug, or one of the documents' names.
    #[serde(default)]
    pub category: Option<String>,
    /// Medium unless told.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// What hangs on it.
    #[serde(default, deserialize_with = "FileId::list_or_null")]
    #[schema(value_type = Option<Vec<FileId>>)]
    pub attachment_ids: Vec<FileId>,
    /// The chat that it is about, one that whoever asks may see: the door has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat_session_id: Option<Uuid>,
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
            attachment_ids: Vec::new(),
            chat_session_id: None,
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
    /// What is said, in Markdown.
    #[serde(alias = "message", alias = "content")]
    pub body: String,
    /// Whether only the desk may see it; customers cannot ask for that.
    #[serde(default)]
    pub is_internal: bool,
    /// Whether the other side is told by mail, once mail is set up.
    #[serde(default)]
    pub notify_user: Option<bool>,
    /// What hangs on it.
    #[serde(default, deserialize_with = "FileId::list_or_null")]
    #[schema(value_type = Option<Vec<FileId>>)]
    pub attachment_ids: Vec<FileId>,
}

impl NewMessage {
    /// A public reply.
    pub fn reply(body: impl Into<String>) -> Self {
        Self { body: body.into(), is_internal: false, notify_user: None, attachment_ids: Vec::new() }
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
    /// Tags that it gets beside those that it has.
    pub add_tags: Option<Vec<String>>,
    /// Tags that it loses.
    pub remove_tags: Option<Vec<String>>,
    /// Whether it is held: admins say so.
    pub is_held: Option<bool>,
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
        for (field, tags) in [
            ("tags", &mut self.tags),
            ("add_tags", &mut self.add_tags),
            ("remove_tags", &mut self.remove_tags),
        ] {
            if let Some(tags) = tags {
                note_invalid(&mut wrong, field, tidy_tags(tags));
            }
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// Whether it changes nothing but the status, which a ticket's own customer may.
    pub fn is_status_only(&self) -> bool {
        let Self {
            id: _,
            subject,
            category,
            priority,
            status: _,
            assigned_to,
            tags,
            add_tags,
            remove_tags,
            is_held,
            version: _,
        } = self;
        subject.is_none()
            && category.is_none()
            && priority.is_none()
            && assigned_to.is_none()
            && tags.is_none()
            && add_tags.is_none()
            && remove_tags.is_none()
            && is_held.is_none()
    }
}

/// A tag as it is kept: one word in lower case.
pub(crate) fn tidy_tag(tag: &str) -> String {
    single_line(&tag.to_lowercase()).replace(' ', "-")
}

/// Tags are short words in lower case, each once, in order.
pub(crate) fn tidy_tags(tags: &mut Vec<String>) -> Result<(), Refusal> {
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
    fn what_is_named_beside_a_ticket_is_named_by_its_id() {
        let read = |more: &str| {
            serde_json::from_str::<NewTicket>(&format!(r#"{{"subject": "a", "description": "b"{more}}}"#))
        };
        assert!(read("").is_ok() && read(r#", "chat_session_id": null, "attachment_ids": null"#).is_ok());
        assert!(read(r#", "chat_session_id": "a""#).is_err());
        let chat = read(r#", "chat_session_id": "01930000-0000-7000-8000-000000000001""#).unwrap();
        assert_eq!(chat.chat_session_id, Some("01930000-0000-7000-8000-000000000001".parse().unwrap()));
        assert!(read(r#", "attachment_ids": ["a"]"#).is_err(), "no id of a file");
    }
}
