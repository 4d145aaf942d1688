//! Where articles are kept: a tree.

use std::collections::BTreeMap;

use base::Language;
use serde::{Deserialize, Serialize};

base::id!(
    /// A category of articles.
    CategoryId
);

/// A category as its readers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// The category above it.
    pub parent_id: Option<CategoryId>,
    /// Its address: `/help/categories/{slug}`.
    pub slug: String,
    /// The name of an icon.
    pub icon: String,
    /// Its name in the reader's language.
    pub name: String,
    /// What is in it.
    pub description: String,
    /// Its place among its neighbours.
    pub position: i32,
    /// How many articles of the reader's language they find in it, not counting the categories below.
    pub articles: i64,
}

/// What a category is called in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryName {
    /// Its name.
    pub name: String,
    /// What is in it.
    #[serde(default)]
    pub description: String,
}

/// A category to make or to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryDraft {
    /// Its names by language; at least one.
    #[schema(value_type = BTreeMap<String, CategoryName>)]
    pub names: BTreeMap<Language, CategoryName>,
    /// Its address; made from its first name where there is none.
    #[serde(default)]
    pub slug: Option<String>,
    /// The category above it.
    #[serde(default)]
    pub parent_id: Option<CategoryId>,
    /// The name of an icon.
    #[serde(default)]
    pub icon: Option<String>,
    /// Its place among its neighbours.
    #[serde(default)]
    pub position: i32,
}
