//! What a report says in one sentence, as a value; words say it in a language.

use base::chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Measure, SectionKey};

/// What stands out in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Finding {
    /// A figure is higher than in the period before.
    Rose {
        /// Which.
        measure: Measure,
        /// By which part of what it was: 0.25 is a quarter.
        by: f64,
        /// The first day of the period that is compared with.
        since: NaiveDate,
    },
    /// A figure is lower than in the period before.
    Fell {
        /// Which.
        measure: Measure,
        /// By which part of what it was.
        by: f64,
        /// The first day of the period that is compared with.
        since: NaiveDate,
    },
    /// One day stands out.
    Peak {
        /// In what.
        measure: Measure,
        /// The day.
        at: NaiveDate,
        /// How much that day.
        value: f64,
        /// The median of all days.
        usual: f64,
    },
    /// One row holds a large part of all.
    Most {
        /// In which section.
        section: SectionKey,
        /// In what.
        measure: Measure,
        /// The row's key.
        key: String,
        /// The row's name, where people gave it one.
        label: Option<String>,
        /// Its part of all.
        share: f64,
    },
    /// Nothing happened in the period.
    Quiet,
}
