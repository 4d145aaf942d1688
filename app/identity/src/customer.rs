//! Somebody who asks for help, as the desk sees them: who they are, and what it keeps in mind about them.

use base::{DateTime, Locale, OrganizationId, Role, UserId, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A note about a person.
    PersonNoteId
);

/// The most characters of a note about somebody.
pub const LONGEST_PERSON_NOTE: usize = 5_000;

/// The organisation that somebody belongs to: enough to show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CustomerOrganization {
    /// Its id.
    pub id: OrganizationId,
    /// What it is called.
    pub name: String,
    /// Whether its members see each other's tickets.
    pub is_shared: bool,
}

/// Somebody who asks for help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CustomerProfile {
    /// Their id.
    pub id: UserId,
    /// Where they can be written to.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// What they may do at all: somebody of the desk may ask for help too.
    pub role: Role,
    /// The language that they are written to in; none where their browser never said.
    pub locale: Option<Locale>,
    /// The time zone that they live by; none where their browser never said.
    pub time_zone: Option<String>,
    /// What their clock shows, `14:05`; none where their time zone is not known.
    pub local_time: Option<String>,
    /// The organisation that they belong to.
    pub organization: Option<CustomerOrganization>,
    /// Since when they may write no more; none where they may.
    pub blocked_at: Option<DateTime<Utc>>,
    /// Whether their account is open.
    pub is_open: bool,
    /// The account that this one became a part of.
    pub merged_into: Option<UserId>,
    /// When they registered.
    pub created_at: DateTime<Utc>,
    /// When this record last changed.
    pub updated_at: DateTime<Utc>,
}

impl CustomerProfile {
    /// Whether they may be blocked, merged, or put into an organisation: nobody of the desk, and no account that is gone.
    pub fn is_customer(&self) -> bool {
        self.role == Role::Customer && self.is_open
    }
}

/// Who wrote a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonNoteAuthor {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
}

/// A note about somebody, for the desk alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonNote {
    /// Its id.
    pub id: PersonNoteId,
    /// Whom it is about.
    pub person_id: UserId,
    /// Who wrote it; nobody where their account is gone.
    pub author: Option<PersonNoteAuthor>,
    /// What it says: plain text, as it was typed.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A note to write, or what one is to say from now on.
#[derive(Clone, Debug, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonNoteDraft {
    /// What it says.
    pub body: String,
}
