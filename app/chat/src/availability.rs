//! Whether somebody is there, and what is asked before a chat.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::WaitInterval;

/// Whether something is asked before a chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It is not.
    No,
    /// It may be left out.
    #[default]
    Optional,
    /// It must be given.
    Required,
}

/// What is asked before a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChatForm {
    /// The visitor's name.
    pub name: Asked,
    /// Their mail address; while nobody is there it is asked for whatever the settings say.
    pub email: Asked,
    /// Their question.
    pub question: Asked,
    /// What it may be about; nothing is asked where there is none.
    pub topics: Vec<String>,
}

/// Whether somebody is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Availability {
    /// Whether the house chats at all.
    pub is_enabled: bool,
    /// Whether it is within the hours of chat.
    pub is_open: bool,
    /// When it opens next, where it is closed and ever opens again.
    pub opens_at: Option<DateTime<Utc>>,
    /// Whether anybody is there now.
    pub has_agents: bool,
    /// How long others waited.
    pub wait: Option<WaitInterval>,
    /// What is said first.
    pub greeting: String,
    /// What is asked.
    pub form: ChatForm,
}
