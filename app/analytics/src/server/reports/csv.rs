//! A report as lines for other programs: a line a number, sent one after another.

use axum::body::Bytes;
use base::server::{Actor, Ctx, Result, csv_cell};
use futures::{Stream, stream};

use super::find::report;
use crate::{Report, ReportFilter, ReportName};

/// The names of the columns, behind the mark by which a spreadsheet knows UTF-8.
const HEAD: &str = "\u{feff}section,key,label,measure,value,before\r\n";

/// The numbers of a report. What is wrong with the filter is said before anything is sent.
///
/// # Errors
/// As [`report`].
pub async fn report_csv(
    ctx: &Ctx,
    actor: &Actor,
    name: ReportName,
    filter: &ReportFilter,
) -> Result<impl Stream<Item = Result<Bytes>> + Send + use<>> {
    let report = report(ctx, actor, name, filter).await?;
    Ok(stream::iter(lines(report).map(|line| Ok(Bytes::from(line)))))
}

fn lines(report: Report) -> impl Iterator<Item = String> + Send {
    let figures = report
        .figures
        .into_iter()
        .map(|figure| line(["figures", "", "", figure.key.as_str()], figure.value, figure.before));
    let sections = report.sections.into_iter().flat_map(|section| {
        let key = word(&section.key);
        let columns = section.columns;
        section.rows.into_iter().flat_map(move |row| {
            let label = row.label.unwrap_or_default();
            let lines = columns.iter().zip(&row.values);
            let lines: Vec<_> = lines
                .map(|(column, value)| line([&key, &row.key, &label, &column.key], *value, None))
                .collect();
            lines
        })
    });
    std::iter::once(HEAD.to_owned()).chain(figures).chain(sections)
}

/// The word of a section on the wire.
fn word(key: &impl serde::Serialize) -> String {
    serde_json::to_value(key).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn line(texts: [&str; 4], value: Option<f64>, before: Option<f64>) -> String {
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    format!("{},{},{}\r\n", texts.map(csv_cell).join(","), number(value), number(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Chart, Clock, Column, Figure, Measure, Period, Row, Section, SectionKey, Unit};

    #[test]
    fn every_number_has_a_line_and_no_name_is_reckoned() {
        let day = "2026-11-29".parse().unwrap();
        let row = Row {
            key: "=1+1".to_owned(),
            label: Some("@x, \"y\"".to_owned()),
            at: None,
            values: vec![Some(2.0), None],
            opens: None,
        };
        let columns = vec![
            Column { key: "opened".to_owned(), unit: Unit::Count },
            Column { key: "resolution_median".to_owned(), unit: Unit::Seconds },
        ];
        let report = Report {
            name: ReportName::Volume,
            period: Period::new(day, day, "UTC").unwrap(),
            compared: None,
            clock: Clock::Wall,
            figures: vec![Figure {
                key: Measure::Opened,
                unit: Unit::Count,
                value: Some(12.5),
                before: Some(3.0),
                of: None,
                opens: None,
            }],
            sections: vec![Section { key: SectionKey::Tags, chart: Chart::Bar, columns, rows: vec![row] }],
            findings: Vec::new(),
            note: None,
        };
        assert_eq!(
            lines(report).skip(1).collect::<Vec<_>>(),
            [
                "\"figures\",\"\",\"\",\"opened\",12.5,3\r\n",
                "\"tags\",\"'=1+1\",\"'@x, \"\"y\"\"\",\"opened\",2,\r\n",
                "\"tags\",\"'=1+1\",\"'@x, \"\"y\"\"\",\"resolution_median\",,\r\n",
            ]
        );
    }
}
