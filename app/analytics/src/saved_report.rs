//! A report with its filter under a name, one's own or for the desk.

use base::{DateTime, Utc};
use identity::Party;
use serde::{Deserialize, Serialize};

use crate::{Note, ReportFilter, ReportName};

base::id!(
    /// A saved report.
    SavedReportId
);

/// How often a saved report is sent to whoever saved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Each morning.
    Daily,
    /// Each Monday.
    Weekly,
    /// On the first day of each month.
    Monthly,
}

impl Cadence {
    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
        }
    }

    /// Reads a word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Daily, Self::Weekly, Self::Monthly].into_iter().find(|cadence| cadence.as_str() == text)
    }
}

/// A saved report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SavedReport {
    /// Its id.
    pub id: SavedReportId,
    /// What it is called.
    pub name: String,
    /// Which report.
    pub report: ReportName,
    /// Which days and which part of the desk.
    pub filter: ReportFilter,
    /// Whether all of the desk sees it.
    pub is_shared: bool,
    /// Who saved it.
    pub owner: Party,
    /// How often it is to be sent.
    pub schedule: Option<Cadence>,
    /// `not_switched_on` where it is to be sent and the house sends no mail yet.
    pub schedule_note: Option<Note>,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// What is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedReportDraft {
    /// What it is called.
    pub name: String,
    /// Which report.
    pub report: ReportName,
    /// Which days and which part of the desk.
    #[serde(default)]
    pub filter: ReportFilter,
    /// Whether all of the desk sees it.
    #[serde(default)]
    pub is_shared: bool,
    /// How often it is to be sent.
    #[serde(default)]
    pub schedule: Option<Cadence>,
}

/// Saved reports, by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SavedReports {
    /// One's own and the shared ones.
    pub saved_reports: Vec<SavedReport>,
}
