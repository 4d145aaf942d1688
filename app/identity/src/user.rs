//! A person, as the API and the pages show one.

use base::{DateTime, Locale, Role, UserId, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// Where they can be written to.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
    /// The language that they are written to in; none where their browser never said.
    pub locale: Option<Locale>,
    /// The time zone that they live by, by its name: `Europe/Berlin`; none where their browser never said.
    pub time_zone: Option<String>,
    /// When they showed that the address is theirs; none until they do.
    pub email_confirmed_at: Option<DateTime<Utc>>,
    /// The file of their picture, where they gave one.
    pub avatar_file_id: Option<Uuid>,
    /// When they registered.
    pub created_at: DateTime<Utc>,
    /// When this record last changed.
    pub updated_at: DateTime<Utc>,
}

impl User {
    /// The language for what is written without a request.
    pub fn language(&self) -> Locale {
        self.locale.unwrap_or_default()
    }

    /// The time zone for what is reckoned without a request.
    pub fn zone(&self) -> &str {
        self.time_zone.as_deref().unwrap_or("UTC")
    }

    /// The address of their picture, small, where they gave one.
    pub fn avatar(&self) -> Option<String> {
        self.avatar_file_id.map(|file| format!("/files/{file}?size=thumbnail"))
    }
}

/// Answers a sign-in, a registration and a refresh.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SignedIn {
    /// Who signed in.
    pub user: User,
    /// For `Authorization: Bearer`; lives `expires_in` seconds.
    pub access_token: String,
    /// Good once, for the next pair.
    pub refresh_token: String,
    /// Seconds.
    pub expires_in: i64,
}

/// Whether an agent takes work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgentStatus {
    /// Takes work.
    Active,
    /// Does not.
    Away,
}

impl AgentStatus {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Active, Self::Away];

    /// The word in the database and in a page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Away => "away",
        }
    }

    /// Reads that word.
    pub fn of(word: &str) -> Self {
        if word == "away" { Self::Away } else { Self::Active }
    }
}

/// Somebody at the desk, as their colleagues see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Colleague {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Whether they take work.
    pub status: AgentStatus,
}
