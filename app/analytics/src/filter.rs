//! What a report is asked for: one struct for the address of a page, the API and what is saved.

use base::{TeamId, UserId, chrono::NaiveDate, write_query};
use serde::{Deserialize, Serialize};
use tickets::Source;

use crate::Measure;

/// How time is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// All of it.
    #[default]
    Wall,
    /// The working hours alone.
    Business,
}

/// What a period is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As many days, right before.
    Previous,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// As JSON.
    #[default]
    Json,
    /// As lines of values with commas between them.
    Csv,
}

/// Which days, and which part of the desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReportFilter {
    /// The first day; 29 days before the last one unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day; today unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The time zone that cuts the days; the reader's unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// `previous` compares with as many days right before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<Compare>,
    /// What agents of this team have or did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// What this agent has or did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<UserId>,
    /// In this category, by its slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Asked this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Source>,
    /// `business` counts the working hours alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// `csv` answers lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
}

impl ReportFilter {
    /// Writes the query of an address, beginning with `?`; nothing for the default.
    pub fn address(&self) -> String {
        write_query(self)
    }
}

/// Which figure, and which page of the tickets that it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FigureFilter {
    /// The figure.
    pub figure: Measure,
    /// The section that the row is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<crate::SectionKey>,
    /// One row of the section, by its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<UserId>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Source>,
    /// As in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Tickets a page, at most 100.
    #[serde(default, deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Continues an earlier answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl FigureFilter {
    /// The first page of the tickets of a figure in a report.
    pub fn of(figure: Measure, report: &ReportFilter) -> Self {
        let ReportFilter { from, to, zone, team, agent, category, channel, clock, .. } = report.clone();
        Self {
            figure,
            section: None,
            row: None,
            from,
            to,
            zone,
            team,
            agent,
            category,
            channel,
            clock,
            limit: None,
            cursor: None,
        }
    }

    /// What of it is the report's.
    pub fn report_filter(&self) -> ReportFilter {
        let Self { from, to, zone, team, agent, category, channel, clock, .. } = self.clone();
        ReportFilter { from, to, zone, compare: None, team, agent, category, channel, clock, format: None }
    }

    /// Writes the query of an address, beginning with `?`.
    pub fn address(&self) -> String {
        write_query(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_chosen_and_nothing_else() {
        let filter = ReportFilter {
            from: "2026-11-01".parse().ok(),
            zone: Some("Europe/Berlin".to_owned()),
            clock: Some(Clock::Business),
            category: Some("a&b".to_owned()),
            ..ReportFilter::default()
        };
        assert_eq!(filter.address(), "?category=a%26b&clock=business&from=2026-11-01&zone=Europe/Berlin");
        assert_eq!(ReportFilter::default().address(), "");
        let figure = FigureFilter { limit: Some(5), ..FigureFilter::of(Measure::Opened, &filter) };
        assert!(figure.address().contains("figure=opened") && figure.address().contains("limit=5"));
        assert_eq!(figure.report_filter(), filter);
    }
}
