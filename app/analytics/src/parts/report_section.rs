//! A part of a report: one sentence of what stands out, the chart, its table.

use leptos::prelude::*;
use ui::{Bar, BarChart, HeatMap, LineChart, Series, StackedBarChart, Table, locale};

use super::{
    labels::{column_label, row_label, steps_of},
    sentence,
};
use crate::{Chart, Finding, Row, Section, address::page_of, words::words};

/// The part.
#[component]
pub(crate) fn ReportSection(
    section: Section,
    /// What stands out in it.
    finding: Option<Finding>,
    /// Its place in the report, which its ids are made of.
    place: usize,
) -> impl IntoView {
    let (title, corner) = (words(locale()).section)(section.key);
    let id = format!("section-{place}");
    let finding =
        finding.map(|finding| view! { <p class="report-section__finding">{sentence(&finding)}</p> });
    let drawn = drawn(section, title, corner, &id);
    view! {
        <section class="card report-section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title}</h2>
            {finding}
            {drawn}
        </section>
    }
}

fn drawn(section: Section, title: &'static str, corner: &'static str, id: &str) -> AnyView {
    let words = words(locale());
    let (Some(first), false) = (section.columns.first(), section.rows.is_empty()) else {
        return view! { <p class="report-section__nothing">{words.nothing}</p> }.into_any();
    };
    let (format, steps) = ((words.format)(first.unit), steps_of(first.unit));
    let labels: Vec<_> = section.rows.iter().map(|row| row_label(section.key, row)).collect();
    match section.chart {
        Chart::Line => {
            let (series, table) = (columns(&section), table(&section, title, corner));
            view! { <LineChart label=title corner labels series steps format>{table}</LineChart> }.into_any()
        }
        Chart::Stacked => {
            let (series, table, name) =
                (columns(&section), table(&section, title, corner), format!("{id}-chart"));
            view! { <StackedBarChart name label=title corner labels series steps format>{table}</StackedBarChart> }.into_any()
        }
        Chart::Bar => {
            let (measure, table) = (column_label(first), table(&section, title, corner));
            let bars = section.rows.iter().zip(labels).map(|(row, label)| Bar {
                label,
                value: row.values.first().copied().flatten(),
                before: None,
                href: row.opens.as_deref().and_then(page_of),
            });
            view! { <BarChart label=title corner measure bars=bars.collect() format>{table}</BarChart> }
                .into_any()
        }
        Chart::HeatMap => {
            let hours = section.columns.iter().map(column_label).collect();
            let rows =
                section.rows.iter().zip(labels).map(|(row, label)| Series::new(label, row.values.clone()));
            view! { <HeatMap label=title corner columns=hours rows=rows.collect() format/> }.into_any()
        }
        Chart::None => table(&section, title, corner),
    }
}

/// The columns that are drawn together: those that count in the same as the first.
fn columns(section: &Section) -> Vec<Series> {
    let unit = section.columns.first().map(|column| column.unit);
    let drawn = section.columns.iter().enumerate().filter(|(_, column)| Some(column.unit) == unit);
    let values = |at: usize| section.rows.iter().map(|row| row.values.get(at).copied().flatten()).collect();
    drawn.map(|(at, column)| Series::new(column_label(column), values(at))).collect()
}

/// Every number of the section; the first of a row leads to its tickets.
fn table(section: &Section, title: &'static str, corner: &'static str) -> AnyView {
    let heads = std::iter::once(corner.to_owned()).chain(section.columns.iter().map(column_label)).collect();
    let rows: Vec<_> = section.rows.iter().map(|row| table_row(section, row)).collect();
    view! { <Table caption=title columns=heads>{rows}</Table> }.into_any()
}

fn table_row(section: &Section, row: &Row) -> AnyView {
    let words = words(locale());
    let label = row_label(section.key, row);
    let cells: Vec<_> = section
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let value = row.values.get(at).copied().flatten();
            let text = value.map_or_else(|| "–".to_owned(), (words.format)(column.unit));
            let href = row.opens.as_deref().filter(|_| at == 0 && value.is_some()).and_then(page_of);
            let whose = (words.open_tickets)(&column_label(column), &label);
            match href {
                Some(href) => view! {
                    <td><a href=href><bdi>{text}</bdi><span class="visually-hidden">" " {whose}</span></a></td>
                }
                .into_any(),
                None => view! { <td><bdi>{text}</bdi></td> }.into_any(),
            }
        })
        .collect();
    view! { <tr><th scope="row"><bdi>{label}</bdi></th>{cells}</tr> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, SectionKey, Unit};

    fn section(chart: Chart) -> Section {
        let column = |key: &str, unit| Column { key: key.to_owned(), unit };
        let row = |key: &str, label: &str, values| Row {
            key: key.to_owned(),
            label: Some(label.to_owned()),
            at: None,
            values,
            opens: Some(format!("/api/support/reports/agents/tickets?figure=resolved&row={key}")),
        };
        Section {
            key: SectionKey::Agents,
            chart,
            columns: vec![column("resolved", Unit::Count), column("resolution_median", Unit::Seconds)],
            rows: vec![
                row("a", "<b>Alice</b>", vec![Some(4.0), Some(5_400.0)]),
                row("b", "Bob", vec![Some(f64::NAN), None]),
            ],
        }
    }

    #[test]
    fn every_kind_of_chart_shows_its_rows_as_text() {
        for chart in [Chart::Line, Chart::Bar, Chart::Stacked, Chart::HeatMap, Chart::None] {
            let html = Owner::new().with(|| {
                view! { <ReportSection section=section(chart) finding=Some(Finding::Quiet) place=0/> }
                    .to_html()
            });
            assert!(
                html.contains("&lt;b>Alice&lt;/b>") || html.contains("&lt;b&gt;Alice&lt;/b&gt;"),
                "{chart:?}: {html}"
            );
            assert!(!html.contains("<b>Alice"), "{chart:?}: {html}");
            assert!(html.contains("Nothing happened"), "{chart:?}: {html}");
        }
    }

    #[test]
    fn a_number_leads_to_its_tickets_and_a_table_has_every_column() {
        let html = Owner::new()
            .with(|| view! { <ReportSection section=section(Chart::Bar) finding=None place=3/> }.to_html());
        assert!(html.contains("href=\"/agent/reports/agents/tickets?figure=resolved&amp;row=a\""), "{html}");
        assert!(html.contains("1\u{a0}h 30\u{a0}min") && html.contains("id=\"section-3\""), "{html}");
    }

    #[test]
    fn what_counts_in_something_else_is_not_drawn_on_the_same_axis() {
        let drawn = Owner::new().with(|| columns(&section(Chart::Line)));
        assert_eq!(drawn.len(), 1);
        let empty = Section { rows: vec![], ..section(Chart::Line) };
        let html =
            Owner::new().with(|| view! { <ReportSection section=empty finding=None place=0/> }.to_html());
        assert!(html.contains("Nothing to show") && !html.contains("<svg"), "{html}");
    }
}
