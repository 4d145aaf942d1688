//! How far the analysis has come.

use serde::{Deserialize, Serialize};

/// How far the analysis has come, and who judges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AnalysisProgress {
    /// How much feedback there is.
    pub total: i64,
    /// How much of it is still to be looked at.
    pub pending: i64,
    /// The model that judges how people feel; none where the word lists do.
    pub model: Option<String>,
    /// How much was judged by the word lists because the model did not answer.
    pub fallbacks: i64,
}
