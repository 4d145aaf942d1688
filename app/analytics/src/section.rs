//! A part of a report: a chart with its table.

use base::chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Unit;

/// How a section is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// A line a column, over days.
    Line,
    /// A bar a row, of the first column.
    Bar,
    /// A bar a row, of all columns.
    Stacked,
    /// Weekdays (rows, from Monday) by the hours of the day (24 columns).
    HeatMap,
    /// The table alone.
    None,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectionKey {
    /// A row a day.
    Days,
    /// A row a category.
    Categories,
    /// A row a priority: `low` to `urgent`.
    Priorities,
    /// A row a channel: `web`, `chat`, `email`, `api`, `import`.
    Channels,
    /// A row a tag.
    Tags,
    /// A row a weekday, `1` (Monday) to `7`, a column an hour, `0` to `23`.
    WeekdayHours,
    /// A row an agent.
    Agents,
    /// A row a team.
    Teams,
    /// A row a range of ages: `day`, `three_days`, `week`, `month`, `older`.
    Ages,
    /// A row a rating, `1` to `5`.
    Ratings,
    /// A row an article.
    Articles,
    /// A row a search that found nothing.
    Searches,
    /// A row a language.
    Languages,
    /// A row of what feedback is about.
    Contexts,
    /// A row of how people feel: `positive`, `neutral`, `negative`.
    Sentiments,
}

/// A column of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Column {
    /// The word of a [`Measure`](crate::Measure); an hour in a heat map.
    pub key: String,
    /// What it counts in.
    pub unit: Unit,
}

/// A row of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Row {
    /// What the row is of: a slug, an id, a word of ours; a day as `2026-11-29`; `none` where there is none.
    pub key: String,
    /// What people call it, where people gave it a name; words of ours are said by the page.
    pub label: Option<String>,
    /// The day, where the row is one.
    pub at: Option<NaiveDate>,
    /// A number a column; none where there is nothing to measure.
    pub values: Vec<Option<f64>>,
    /// The API's address of the tickets of the first column.
    pub opens: Option<String>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Section {
    /// What it is about.
    pub key: SectionKey,
    /// How it is drawn.
    pub chart: Chart,
    /// What its rows have numbers for.
    pub columns: Vec<Column>,
    /// Its rows: days without gaps, the others with the largest first or in their own order.
    pub rows: Vec<Row>,
}
