//! A person, as the API and the pages show one.

use base::{DateTime, Locale, Role, UserId, Utc};
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
