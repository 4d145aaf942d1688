//! A person as admins see them, and the links that let somebody in.

use base::{DateTime, Locale, Pagination, Role, SessionId, TeamId, UserId, Utc};
use serde::{Deserialize, Serialize};

use super::TeamName;
use crate::AgentStatus;

/// A person as admins see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonRecord {
    /// Their id.
    pub id: UserId,
    /// Where they can be written to.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
    /// The language that they are written to in; none where nobody said.
    pub locale: Option<Locale>,
    /// The time zone that they live by; none where nobody said.
    pub time_zone: Option<String>,
    /// Whether their account is open.
    pub is_active: bool,
    /// Whether they were invited and did not come yet.
    pub is_invited: bool,
    /// The ids of the teams that they work in.
    pub team_ids: Vec<TeamId>,
    /// The same teams with their names.
    pub teams: Vec<TeamName>,
    /// Whether they take work; none for customers.
    pub status: Option<AgentStatus>,
    /// What they are good at.
    pub skills: Vec<String>,
    /// How many chats they take at once; none for customers.
    pub max_concurrent_chats: Option<i32>,
    /// When a sign-in of theirs was last used.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// When their account was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct People {
    /// The people, those who came last first.
    pub people: Vec<PersonRecord>,
    /// Where they stand.
    pub pagination: Pagination,
}

/// Somebody who was invited, and the link to hand them. It is shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Invitation {
    /// Who.
    pub user: PersonRecord,
    /// Where they choose a password; works once, for seven days.
    pub invite_url: String,
}

/// Where somebody chooses a new password. It is shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PasswordLink {
    /// The address; works once, for an hour.
    pub password_url: String,
}

/// Whom an invitation that still works is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// What they are called.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
}

/// What a link that an admin hands on is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Somebody comes for the first time.
    Invitation,
    /// Somebody lost their password.
    Password,
    /// Somebody shows that an address is theirs.
    Confirmation,
}

impl LinkPurpose {
    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Password => "password",
            Self::Confirmation => "confirmation",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [Self::Invitation, Self::Password, Self::Confirmation];
        all.into_iter().find(|purpose| purpose.as_str() == word)
    }
}

/// A link that was made a moment ago, for the admin who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeLink {
    /// Whom it is for.
    pub person: UserId,
    /// What for.
    pub purpose: LinkPurpose,
    /// The link.
    pub url: String,
}

/// A sign-in of somebody that still holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonSession {
    /// Its id.
    pub id: SessionId,
    /// The browser and the system, or the program; none where it says nothing of itself.
    pub device: Option<String>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last renewed.
    pub last_seen_at: DateTime<Utc>,
}
