//! The receipt of an erasure: what went, and nothing of who it was.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A receipt.
    ErasureReceiptId
);

/// How many of a kind of thing went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ErasedCount {
    /// Where it was: `tickets`.
    pub section: String,
    /// What it was: `messages`.
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// A receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ErasureReceipt {
    /// Its id.
    pub id: ErasureReceiptId,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// What went.
    pub counts: Vec<ErasedCount>,
    /// The numbers of tickets that are held by law or by an admin, and were left alone.
    pub held: Vec<String>,
}
