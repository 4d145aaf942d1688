//! A day on which far more or far less was said of something than is usual on such a weekday, and the domain event of it.

use base::{DateTime, Utc, chrono::NaiveDate};
use serde::{Deserialize, Serialize};

use super::Dimension;

base::id!(
    /// An anomaly of feedback.
    FeedbackAnomalyId
);

/// An anomaly: once a day, dimension and value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedbackAnomaly {
    /// Its id.
    pub id: FeedbackAnomalyId,
    /// The day, in UTC.
    pub day: NaiveDate,
    /// By what it was counted.
    pub dimension: Dimension,
    /// Of which value.
    pub value: String,
    /// How much is usual on such a weekday.
    pub expected: f64,
    /// How much was said.
    pub seen: i64,
    /// How many usual deviations away that is, below zero where less was said.
    pub score: f64,
    /// What that feedback says most.
    pub shares: Vec<AnomalyShare>,
    /// When it was found.
    pub created_at: DateTime<Utc>,
}

/// How much of an anomaly's feedback is of one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AnomalyShare {
    /// By what it was counted.
    pub dimension: Dimension,
    /// The value.
    pub value: String,
    /// How much.
    pub count: i64,
}

/// The domain event of an anomaly: public and versioned, as that of feedback is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedbackAnomalyEvent {
    /// The version of this type.
    pub version: u32,
    /// What was found.
    pub anomaly: FeedbackAnomaly,
}

impl FeedbackAnomalyEvent {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// The kind that consumers subscribe to.
    pub const KIND: &'static str = "feedback_anomaly.found";
}
