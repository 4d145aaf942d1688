//! What a reader thought of an article.

use serde::{Deserialize, Serialize};

/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = 2_000;

/// Whether an article helped, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Whether it helped.
    #[serde(alias = "helpful")]
    pub is_helpful: bool,
    /// What was missing, or what was good.
    #[serde(default)]
    pub comment: String,
}
