//! A team of the desk.

use base::{DateTime, TeamId, UserId, Utc};
use serde::{Deserialize, Serialize};

use crate::Colleague;

/// A team by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TeamName {
    /// Its id.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
}

/// A team with who works in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = DeskTeam)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// The ids of who works in it.
    pub member_ids: Vec<UserId>,
    /// The same people as their colleagues see them.
    pub members: Vec<Colleague>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Every team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Teams {
    /// The teams, by name.
    pub teams: Vec<Team>,
}

/// A team that is to be.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTeam {
    /// What it is called; each name once.
    pub name: String,
    /// Who works in it.
    #[serde(default)]
    pub member_ids: Vec<UserId>,
}

/// What is to change about a team; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TeamChange {
    /// What it is called.
    pub name: Option<String>,
    /// Who works in it, and nobody else.
    pub member_ids: Option<Vec<UserId>>,
}
