//! What stands out in a report, told by the same few rules for every report. Pure.

use crate::{Figure, Finding, Measure, Report, Section, SectionKey, Unit};

/// A change below this is none.
const LEAST_CHANGE: f64 = 0.1;
/// A day that stands out is this many times the usual one, and no less than so many.
const PEAK: f64 = 2.0;
const LEAST_PEAK: f64 = 5.0;
/// A row that holds this much of all stands out among no fewer than so many rows.
const LARGE_SHARE: f64 = 0.4;
const LEAST_ROWS: usize = 3;

/// What stands out, the first first.
pub(super) fn findings(report: &Report) -> Vec<Finding> {
    let is_nothing = |figure: &Figure| figure.unit != Unit::Count || figure.value == Some(0.0);
    let has_counts = report.figures.iter().any(|figure| figure.unit == Unit::Count);
    let has_values = report.figures.iter().any(|figure| figure.unit != Unit::Count && figure.value.is_some());
    if !has_values && report.figures.iter().all(is_nothing) && (has_counts || !report.figures.is_empty()) {
        return vec![Finding::Quiet];
    }
    let changes = report.figures.iter().filter_map(|figure| change(report, figure));
    let peaks = report.sections.iter().filter_map(peak);
    let most = report.sections.iter().filter_map(most);
    changes.take(2).chain(peaks.take(1)).chain(most.take(1)).collect()
}

fn change(report: &Report, figure: &Figure) -> Option<Finding> {
    let since = report.compared.as_ref()?.from;
    let (value, before) = figure.value.zip(figure.before)?;
    let by = (before > 0.0).then(|| (value - before) / before)?;
    let measure = figure.key;
    if by >= LEAST_CHANGE {
        Some(Finding::Rose { measure, by, since })
    } else if by <= -LEAST_CHANGE {
        Some(Finding::Fell { measure, by: -by, since })
    } else {
        None
    }
}

fn peak(section: &Section) -> Option<Finding> {
    let column = section.columns.first().filter(|column| column.unit == Unit::Count)?;
    let measure = Measure::parse(&column.key).filter(|_| section.key == SectionKey::Days)?;
    let mut days: Vec<_> =
        section.rows.iter().filter_map(|row| row.at.zip(row.values.first().copied().flatten())).collect();
    days.sort_by(|one, other| one.1.total_cmp(&other.1));
    let usual = days.get(days.len() / 2)?.1;
    let (at, value) = *days.last()?;
    (value >= LEAST_PEAK && value >= PEAK * usual).then_some(Finding::Peak { measure, at, value, usual })
}

fn most(section: &Section) -> Option<Finding> {
    let is_told = matches!(
        section.key,
        SectionKey::Categories | SectionKey::Channels | SectionKey::Agents | SectionKey::Teams
    );
    let column = section.columns.first().filter(|column| is_told && column.unit == Unit::Count)?;
    let measure = Measure::parse(&column.key)?;
    let value = |row: &crate::Row| row.values.first().copied().flatten().unwrap_or_default();
    let all: f64 = section.rows.iter().map(value).sum();
    let largest = section.rows.iter().max_by(|one, other| value(one).total_cmp(&value(other)))?;
    let share = (all > 0.0).then(|| value(largest) / all)?;
    let stands_out = section.rows.len() >= LEAST_ROWS && all >= LEAST_PEAK && share >= LARGE_SHARE;
    let (key, label) = (largest.key.clone(), largest.label.clone());
    stands_out.then_some(Finding::Most { section: section.key, measure, key, label, share })
}

#[cfg(test)]
mod tests {
    use base::chrono::NaiveDate;

    use super::*;
    use crate::{Chart, Clock, Column, Period, ReportName, Row};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn report(figures: &[(Measure, Unit, Option<f64>, Option<f64>)], sections: Vec<Section>) -> Report {
        let period = Period::new(day("2026-11-02"), day("2026-11-08"), "UTC").unwrap();
        let figure = |(key, unit, value, before): &_| Figure {
            key: *key,
            unit: *unit,
            value: *value,
            before: *before,
            of: None,
            opens: None,
        };
        Report {
            name: ReportName::Volume,
            compared: period.before(),
            period,
            clock: Clock::Wall,
            figures: figures.iter().map(figure).collect(),
            sections,
            findings: Vec::new(),
            note: None,
        }
    }

    fn section(key: SectionKey, values: &[f64]) -> Section {
        let rows = (1u32..).zip(values).map(|(number, value)| Row {
            key: number.to_string(),
            label: None,
            at: NaiveDate::from_ymd_opt(2026, 11, number),
            values: vec![Some(*value)],
            opens: None,
        });
        let columns = vec![Column { key: "opened".to_owned(), unit: Unit::Count }];
        Section { key, chart: Chart::Bar, columns, rows: rows.collect() }
    }

    #[test]
    fn what_changed_a_lot_is_said_and_the_rest_is_not() {
        let told = findings(&report(
            &[
                (Measure::Opened, Unit::Count, Some(15.0), Some(10.0)),
                (Measure::Resolved, Unit::Count, Some(10.5), Some(10.0)),
                (Measure::FirstResponseMedian, Unit::Seconds, Some(30.0), Some(60.0)),
                (Measure::Backlog, Unit::Count, Some(4.0), Some(0.0)),
            ],
            Vec::new(),
        ));
        let since = day("2026-10-26");
        assert_eq!(
            told,
            [
                Finding::Rose { measure: Measure::Opened, by: 0.5, since },
                Finding::Fell { measure: Measure::FirstResponseMedian, by: 0.5, since },
            ]
        );
    }

    #[test]
    fn a_day_and_a_row_stand_out_where_they_do() {
        let busy = [(Measure::Opened, Unit::Count, Some(20.0), None)];
        let sections = vec![
            section(SectionKey::Days, &[2.0, 1.0, 9.0, 2.0]),
            section(SectionKey::Categories, &[8.0, 3.0, 3.0]),
        ];
        let told = findings(&report(&busy, sections));
        assert!(matches!(&told[0], Finding::Peak { value, .. } if *value == 9.0), "{told:?}");
        assert!(matches!(&told[1], Finding::Most { key, .. } if key == "1"), "{told:?}");
        let even = vec![section(SectionKey::Days, &[5.0, 5.0]), section(SectionKey::Categories, &[5.0, 5.0])];
        assert_eq!(findings(&report(&busy, even)), []);
    }

    #[test]
    fn a_period_without_anything_is_quiet() {
        let figures = [
            (Measure::Opened, Unit::Count, Some(0.0), None),
            (Measure::FirstResponseMedian, Unit::Seconds, None, None),
        ];
        assert_eq!(findings(&report(&figures, Vec::new())), [Finding::Quiet]);
    }
}
