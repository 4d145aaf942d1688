//! A tag, as it is suggested.

use base::Pagination;
use serde::{Deserialize, Serialize};

/// A tag and how often it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = TicketTag)]
pub struct Tag {
    /// The word.
    pub name: String,
    /// How many of the newest tickets that have tags have it.
    pub count: i64,
}

/// A page of tags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = TicketTags)]
pub struct Tags {
    /// The tags, most used first.
    pub tags: Vec<Tag>,
    /// Where they stand.
    pub pagination: Pagination,
}

/// Which tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TagQuery {
    /// With these letters in them.
    pub search: Option<String>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number")]
    pub page: Option<u32>,
    /// Tags a page, at most 100.
    #[serde(deserialize_with = "base::number")]
    pub limit: Option<u32>,
}
