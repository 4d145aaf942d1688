//! The domain event of satisfaction: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version.

use base::{DateTime, Performer, TeamId, UserId, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use super::SatisfactionRatingId;

/// Somebody said how they found the help they got, or changed their mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SatisfactionRated {
    /// The version of this type.
    pub version: u32,
    /// The rating.
    pub id: SatisfactionRatingId,
    /// The ticket.
    pub ticket_id: Uuid,
    /// The ticket's number for people.
    pub ticket_number: String,
    /// Who says so.
    pub requester_id: UserId,
    /// Whose work it was.
    pub agent_id: Option<UserId>,
    /// The team whose work it was.
    pub team_id: Option<TeamId>,
    /// The ticket's category: its slug.
    pub category: String,
    /// From 1 to 5.
    pub rating: i16,
    /// What they gave before, where they changed their mind.
    pub before: Option<i16>,
    /// In their words.
    pub comment: Option<String>,
    /// Who did it.
    pub by: Performer,
    /// When.
    pub at: DateTime<Utc>,
}

impl SatisfactionRated {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// The kind that consumers subscribe to.
    pub const KIND: &'static str = "satisfaction.rated";
}
