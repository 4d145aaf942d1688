//! What people hand in, checked by the same rules on both sides.

use base::uuid::Uuid;
use base::{InvalidFields, TeamId, UserId, check_length, check_name, note_invalid, single_line};
use files::FileId;
use identity::EmailAddress;
use serde::{Deserialize, Serialize};

use crate::{ChatSessionId, ChatStatus, LONGEST_CHAT_MESSAGE, Payload, QueuePlace, Refusal};

/// The longest name of a visitor, in characters.
const LONGEST_NAME: usize = 100;

/// A chat to begin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewChat {
    /// What the visitor is called.
    pub name: Option<String>,
    /// Where they can be written to.
    pub email: Option<String>,
    /// The first message, where there is one.
    #[serde(alias = "message", alias = "body")]
    pub question: Option<String>,
    /// One of the topics of the settings.
    pub topic: Option<String>,
    /// The page that they are on.
    pub page_url: Option<String>,
    /// What it is called.
    pub page_title: Option<String>,
    /// The origin of the site that the widget stands in.
    pub origin: Option<String>,
    /// The language that they read; the request's where there is none.
    pub locale: Option<String>,
    /// The JWT by which the host site vouches for them.
    pub identity_token: Option<String>,
    /// The files of the first message.
    #[serde(deserialize_with = "FileId::list_or_null")]
    #[schema(value_type = Option<Vec<FileId>>)]
    pub attachment_ids: Vec<FileId>,
}

impl NewChat {
    /// What somebody typed into the form; what is blank is not said.
    pub(crate) fn typed(
        name: Option<String>,
        email: Option<String>,
        question: Option<String>,
        topic: Option<String>,
    ) -> Self {
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Self {
            name: said(name),
            email: said(email),
            question: said(question),
            topic: said(topic),
            ..Self::default()
        }
    }
}

/// A chat that began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StartedChat {
    /// Its id.
    pub session_id: ChatSessionId,
    /// What proves the visitor from now on; shown once.
    pub session_token: String,
    /// Where it is heard live, the token in it.
    pub ws_url: String,
    /// Whether it waits, or was written while nobody is there.
    pub status: ChatStatus,
    /// Its place in the queue, where it waits.
    pub queue: Option<QueuePlace>,
}

/// A message to say in a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChatMessage {
    /// The chat.
    #[serde(alias = "sessionId")]
    pub session_id: ChatSessionId,
    /// What is said, in Markdown; may be empty beside files or an answer.
    #[serde(default, alias = "message", alias = "content")]
    pub body: String,
    /// What the sender's device calls it: the same twice makes one message.
    #[serde(default, alias = "clientId")]
    pub client_id: Option<Uuid>,
    /// What hangs on it.
    #[serde(default, alias = "attachmentIds", deserialize_with = "FileId::list_or_null")]
    #[schema(value_type = Option<Vec<FileId>>)]
    pub attachment_ids: Vec<FileId>,
    /// What it carries beside its words.
    #[serde(default)]
    pub payload: Option<Payload>,
    /// Whether only the desk may see it; visitors cannot ask for that.
    #[serde(default, alias = "isInternal")]
    pub is_internal: bool,
}

impl NewChatMessage {
    /// Words alone.
    pub fn new(session_id: ChatSessionId, body: impl Into<String>) -> Self {
        Self {
            session_id,
            body: body.into(),
            client_id: None,
            attachment_ids: Vec::new(),
            payload: None,
            is_internal: false,
        }
    }

    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.body = base::without_outer_blank_lines(&self.body).to_owned();
        let mut wrong = InvalidFields::new();
        let may_be_empty = !self.attachment_ids.is_empty() || self.payload.is_some();
        if !(self.body.is_empty() && may_be_empty) {
            note_invalid(&mut wrong, "body", check_length(&self.body, LONGEST_CHAT_MESSAGE));
        }
        if let Some(payload) = &self.payload {
            note_invalid(&mut wrong, "payload", payload.check());
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Who a visitor says to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChatContact {
    /// What they are called.
    pub name: Option<String>,
    /// Where they can be written to.
    pub email: Option<String>,
}

impl ChatContact {
    /// Tidies and checks; what is blank is not said.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(self) -> Result<Self, InvalidFields> {
        let tidy = |text: Option<String>| text.map(|text| single_line(&text)).filter(|text| !text.is_empty());
        let (name, email) = (tidy(self.name), tidy(self.email));
        let mut wrong = InvalidFields::new();
        if let Some(name) = &name {
            note_invalid(&mut wrong, "name", check_name(name, LONGEST_NAME));
        }
        let email = email.and_then(|email| match EmailAddress::parse(&email) {
            Ok(address) => Some(address.as_str().to_owned()),
            Err(refused) => {
                note_invalid(&mut wrong, "email", Err(refused));
                None
            }
        });
        if wrong.is_empty() { Ok(Self { name, email }) } else { Err(wrong) }
    }
}

/// A page that a visitor went to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PageView {
    /// Its address.
    pub url: String,
    /// What it is called.
    #[serde(default)]
    pub title: String,
}

/// How a chat was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChatRating {
    /// From 1 to 5.
    pub score: i16,
    /// In the visitor's words.
    #[serde(default)]
    pub comment: Option<String>,
}

/// Where a chat goes, as the API takes it: exactly one of the three.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Transfer {
    /// To a person of the desk.
    #[serde(alias = "agentId")]
    pub agent_id: Option<UserId>,
    /// To a team: its id, or its name.
    pub team: Option<String>,
    /// `ticket`.
    pub to: Option<String>,
    /// What the next one should know; a note.
    pub note: Option<String>,
}

/// Where a chat goes.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferTarget {
    /// To a person of the desk.
    Agent(UserId),
    /// To a team, by its id.
    Team(TeamId),
    /// To a team, by its name.
    TeamNamed(String),
    /// It becomes a ticket.
    Ticket,
}

impl Transfer {
    /// The one place that it names.
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn target(&self) -> Result<TransferTarget, Refusal> {
        let is_ticket = match self.to.as_deref() {
            Some("ticket") => true,
            Some(_) => return Err(Refusal::UnknownTarget),
            None => false,
        };
        match (self.agent_id, self.team.as_deref(), is_ticket) {
            (Some(agent), None, false) => Ok(TransferTarget::Agent(agent)),
            (None, Some(team), false) => Ok(match team.parse() {
                Ok(id) => TransferTarget::Team(id),
                Err(_) => TransferTarget::TeamNamed(team.to_owned()),
            }),
            (None, None, true) => Ok(TransferTarget::Ticket),
            _ => Err(Refusal::UnknownTarget),
        }
    }
}
