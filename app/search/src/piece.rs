//! A highlighted text, in pieces.

use serde::{Deserialize, Serialize};

/// A piece of text, and whether it is what was searched for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is one of the words.
    pub is_hit: bool,
}
