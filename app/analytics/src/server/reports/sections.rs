//! Builds a section from its numbers: every day has a row, weekdays have their hours, and the others the largest first.

use std::collections::HashMap;

use base::server::Result;
use sqlx::PgConnection;

use super::{
    asked::Asked,
    catalogue::SectionPlan,
    labels::name_rows,
    measure_sql::MeasureSql,
    numbers::{Numbers, ask, groups},
};
use crate::{Column, FigureFilter, Measure, ReportFilter, ReportName, Row, Section, SectionKey, Unit};

/// The most rows of a section that has no order of its own.
const MOST_ROWS: usize = 50;

/// A section of a report.
pub(super) async fn section(
    connection: &mut PgConnection,
    name: ReportName,
    plan: &SectionPlan,
    asked: &Asked,
    filter: &ReportFilter,
) -> Result<Section> {
    let mut by_key: HashMap<String, Vec<Option<f64>>> = HashMap::new();
    let empty: Vec<_> = plan.columns.iter().map(|measure| nothing(*measure)).collect();
    for (rows, measures) in groups(plan.columns) {
        let numbers = ask(connection, rows, &measures, Some(plan.key), asked).await?;
        for Numbers { key, values, .. } in numbers {
            let row = by_key.entry(key).or_insert_with(|| empty.clone());
            for (measure, value) in measures.iter().zip(values) {
                let column = plan.columns.iter().position(|column| column == measure);
                if let Some(cell) = column.and_then(|column| row.get_mut(column)) {
                    *cell = value.or(*cell);
                }
            }
        }
    }
    if plan.key == SectionKey::WeekdayHours {
        return Ok(heat_map(plan, &by_key));
    }
    let mut rows = in_order(plan, asked, by_key, &empty);
    name_rows(connection, plan.key, &mut rows).await?;
    for row in &mut rows {
        row.opens = opens(name, plan, &row.key, filter);
    }
    let column =
        |measure: &Measure| Column { key: measure.as_str().to_owned(), unit: MeasureSql::of(*measure).unit };
    let columns = plan.columns.iter().map(column).collect();
    Ok(Section { key: plan.key, chart: plan.chart, columns, rows })
}

/// What stands where nothing was counted: a count is zero, a time is none.
fn nothing(measure: Measure) -> Option<f64> {
    (MeasureSql::of(measure).unit == Unit::Count).then_some(0.0)
}

fn in_order(
    plan: &SectionPlan,
    asked: &Asked,
    mut by_key: HashMap<String, Vec<Option<f64>>>,
    empty: &[Option<f64>],
) -> Vec<Row> {
    let fixed: &[&str] = match plan.key {
        SectionKey::Priorities => &["urgent", "high", "medium", "low"],
        SectionKey::Ages => &["day", "three_days", "week", "month", "older"],
        SectionKey::Ratings => &["5", "4", "3", "2", "1"],
        SectionKey::Sentiments => &["positive", "neutral", "negative"],
        SectionKey::Days => {
            return asked
                .days()
                .map(|day| {
                    let key = day.to_string();
                    let values = by_key.remove(&key).unwrap_or_else(|| empty.to_vec());
                    Row { key, label: None, at: Some(day), values, opens: None }
                })
                .collect();
        }
        _ => &[],
    };
    let row = |(key, values)| Row { key, label: None, at: None, values, opens: None };
    if !fixed.is_empty() {
        let found = fixed
            .iter()
            .map(|key| ((*key).to_owned(), by_key.remove(*key).unwrap_or_else(|| empty.to_vec())));
        return found.map(row).collect();
    }
    let mut rows: Vec<Row> = by_key.into_iter().map(row).collect();
    rows.retain(|row| row.values.iter().flatten().any(|value| *value != 0.0));
    rows.sort_by(|one, other| {
        let first = |row: &Row| row.values.first().copied().flatten().unwrap_or(-1.0);
        first(other).total_cmp(&first(one)).then_with(|| one.key.cmp(&other.key))
    });
    rows.truncate(MOST_ROWS);
    rows
}

/// A row a weekday, a column an hour.
fn heat_map(plan: &SectionPlan, by_key: &HashMap<String, Vec<Option<f64>>>) -> Section {
    let unit = plan.columns.first().map_or(Unit::Count, |measure| MeasureSql::of(*measure).unit);
    let columns = (0..24).map(|hour| Column { key: hour.to_string(), unit }).collect();
    let cell = |weekday: u32, hour: u32| {
        by_key.get(&format!("{weekday} {hour}")).map_or(Some(0.0), |values| values.first().copied().flatten())
    };
    let row = |weekday: u32| Row {
        key: weekday.to_string(),
        label: None,
        at: None,
        values: (0..24).map(|hour| cell(weekday, hour)).collect(),
        opens: None,
    };
    Section { key: plan.key, chart: plan.chart, columns, rows: (1..=7).map(row).collect() }
}

/// Where the tickets of a row's first column are listed.
fn opens(name: ReportName, plan: &SectionPlan, key: &str, filter: &ReportFilter) -> Option<String> {
    let first = *plan.columns.first()?;
    MeasureSql::of(first).rows.base.ticket()?;
    let row = FigureFilter {
        section: Some(plan.key),
        row: Some(key.to_owned()),
        ..FigureFilter::of(first, filter)
    };
    Some(tickets_address(name, &row))
}

/// The API's address of the tickets of a figure.
pub(super) fn tickets_address(name: ReportName, filter: &FigureFilter) -> String {
    format!("/api/support/reports/{}/tickets{}", name.as_str(), filter.address())
}
