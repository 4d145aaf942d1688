//! A saved report as its forms spell it.

use serde::{Deserialize, Serialize};

use crate::{Cadence, ReportFilter, ReportName, SavedReportDraft};

/// What somebody hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedReportForm {
    /// What it is called.
    pub name: String,
    /// Which report.
    pub report: String,
    /// Which days and which part of the desk, as [`written`] writes them.
    pub filter: String,
    /// Whether all of the desk sees it.
    pub is_shared: Option<String>,
    /// How often it is to be sent; empty for never.
    pub schedule: String,
}

impl SavedReportForm {
    /// What it says; none where it names no report, or what a report is not asked for: the form itself wrote both.
    pub fn draft(self) -> Option<SavedReportDraft> {
        Some(SavedReportDraft {
            name: self.name,
            report: ReportName::parse(&self.report)?,
            filter: serde_json::from_str(&self.filter).ok()?,
            is_shared: self.is_shared.is_some(),
            schedule: Cadence::parse(&self.schedule),
        })
    }
}

/// A filter as a form carries it.
pub(crate) fn written(filter: &ReportFilter) -> String {
    serde_json::to_string(filter).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Clock;

    #[test]
    fn a_form_says_what_is_saved() {
        let filter = ReportFilter {
            from: "2026-11-01".parse().ok(),
            category: Some("a&\"b\"".to_owned()),
            clock: Some(Clock::Business),
            ..ReportFilter::default()
        };
        let form = SavedReportForm {
            name: "Week".to_owned(),
            report: "response-times".to_owned(),
            filter: written(&filter),
            is_shared: Some("true".to_owned()),
            schedule: String::new(),
        };
        let draft = form.clone().draft().unwrap();
        assert_eq!((draft.filter, draft.report), (filter, ReportName::ResponseTimes));
        assert!(draft.is_shared && draft.schedule.is_none());
        let daily = SavedReportForm { schedule: "daily".to_owned(), is_shared: None, ..form.clone() };
        let daily = daily.draft().unwrap();
        assert_eq!((daily.schedule, daily.is_shared), (Some(Cadence::Daily), false));
        for wrong in [
            SavedReportForm { report: "weather".to_owned(), ..form.clone() },
            SavedReportForm { filter: "{\"colour\": 1}".to_owned(), ..form.clone() },
            SavedReportForm { filter: String::new(), ..form },
        ] {
            assert_eq!(wrong.draft(), None);
        }
    }
}
