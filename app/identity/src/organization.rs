//! Organisations: companies, schools and clubs that several customers ask for help for.

use base::{DateTime, OrganizationId, PageQuery, Pagination, UserId, Utc};
use serde::{Deserialize, Serialize};

/// The most characters of an organisation's name.
pub const LONGEST_ORGANIZATION_NAME: usize = 100;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// What it is called; each name once.
    pub name: String,
    /// The domains of its people's addresses, as mail knows them: `xn--mller-kva.example`.
    pub domains: Vec<String>,
    /// Whether its members see each other's tickets, and may answer in them.
    pub is_shared: bool,
    /// How many people belong to it.
    pub member_count: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Somebody who belongs to an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrganizationMember {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Where they can be written to.
    pub email: String,
    /// Whether they may write no more.
    pub is_blocked: bool,
}

/// An organisation with its members by name, two hundred at most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrganizationWithMembers {
    /// The organisation.
    #[serde(flatten)]
    pub organization: Organization,
    /// Who belongs to it.
    pub members: Vec<OrganizationMember>,
}

/// A page of organisations, by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Organizations {
    /// The organisations.
    pub organizations: Vec<Organization>,
    /// Where they stand.
    pub pagination: Pagination,
}

/// An organisation to make.
#[derive(Clone, Debug, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrganization {
    /// What it is called.
    pub name: String,
    /// The domains of its people's addresses; none that a public mail provider has.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Whether its members see each other's tickets; they do not unless told.
    #[serde(default)]
    pub is_shared: bool,
}

/// What to change of an organisation; what is missing stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrganizationChange {
    /// What it is called.
    pub name: Option<String>,
    /// Its domains, all of them.
    pub domains: Option<Vec<String>>,
    /// Whether its members see each other's tickets.
    pub is_shared: Option<bool>,
}

/// Which organisations, and which page of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OrganizationFilter {
    /// With this in the name or in a domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Records a page, at most 100.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Continues an earlier answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl OrganizationFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }
}
