//! A number of a report, which can be opened.

use serde::{Deserialize, Serialize};

use crate::Measure;

/// What a number counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Things.
    Count,
    /// Seconds.
    Seconds,
    /// A part of one: 0.25 is a quarter.
    Share,
    /// A rating from 1 to 5.
    Rating,
}

/// A number of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Figure {
    /// What it measures.
    pub key: Measure,
    /// What it counts in.
    pub unit: Unit,
    /// The number; none where there is nothing to measure.
    pub value: Option<f64>,
    /// The number of the period before, where it was asked for and there is one.
    pub before: Option<f64>,
    /// How many tickets it is made of: as many as `opens` lists. None where it is not made of tickets.
    pub of: Option<i64>,
    /// The API's address of the tickets that it is made of.
    pub opens: Option<String>,
}
