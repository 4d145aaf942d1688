//! What a ticket is about, from an admin's list.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A category.
    CategoryId
);

/// A category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = TicketCategory)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its word in addresses and in the API.
    pub slug: String,
    /// What people read.
    pub name: String,
    /// When to choose it.
    pub description: String,
    /// Whether new tickets can have it.
    pub is_active: bool,
    /// Whether a ticket has it whose writer chose none.
    pub is_default: bool,
    /// Its place among all of them, from 0.
    pub position: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A category to make.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCategory {
    /// What people read.
    pub name: String,
    /// Made from the name where there is none.
    #[serde(default)]
    pub slug: Option<String>,
    /// When to choose it.
    #[serde(default)]
    pub description: String,
    /// Whether new tickets can have it; they can unless told.
    #[serde(default = "yes")]
    pub is_active: bool,
}

/// What to change of a category; what is missing stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CategoryChange {
    /// What people read.
    pub name: Option<String>,
    /// Its word in addresses and in the API.
    pub slug: Option<String>,
    /// When to choose it.
    pub description: Option<String>,
    /// Whether new tickets can have it.
    pub is_active: Option<bool>,
    /// True makes it the one that a ticket has whose writer chose none, in the place of the one that was.
    pub is_default: Option<bool>,
    /// Its place among all of them, from 0; the others make room.
    pub position: Option<i32>,
}

fn yes() -> bool {
    true
}
