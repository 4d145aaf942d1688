//! A number is as many tickets as it opens, and says the same as CSV.

use axum::body::Bytes;
use base::server::Error;
use futures::TryStreamExt;
use serde_json::{Map, Value};

use super::*;
use crate::{Chart, Clock, FigureFilter, ReportName, Unit};

/// The filter of an address that a report gave, as the router reads it.
fn filter_of(address: &str) -> FigureFilter {
    let (_, query) = address.split_once('?').unwrap();
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
    let fields: Map<_, _> = pairs.map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
    serde_json::from_value(fields.into()).unwrap()
}

async fn listed(stage: &Stage, name: ReportName, address: &str) -> i64 {
    let mut filter = FigureFilter { limit: Some(100), ..filter_of(address) };
    let mut found = 0;
    loop {
        let page = figure_tickets(&stage.ctx, &stage.alice, name, &filter).await.unwrap();
        found += page.tickets.len() as i64;
        match page.pagination.next_cursor {
            Some(next) => filter.cursor = Some(next),
            None => {
                assert_eq!(page.pagination.total, found, "{address}");
                return found;
            }
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_number_opens_as_many_tickets_as_it_is_made_of(db: PgPool) {
    let stage = Stage::new(db).await;
    let id = |actor: &Actor| actor.id().unwrap();
    let customers = [id(&stage.carol), id(&stage.charlie)];
    let agents = [id(&stage.alice), id(&stage.bob)];
    tickets::server::seed_bulk(&stage.ctx, 250, &customers, &agents).await.unwrap();
    recount_all(&stage.ctx).await;
    let to = stage.ctx.now().date_naive();
    let filter = ReportFilter {
        from: Some(to - TimeDelta::days(400)),
        to: Some(to),
        zone: Some("Europe/Berlin".to_owned()),
        clock: Some(Clock::Business),
        ..ReportFilter::default()
    };
    let mut opened = 0;
    for name in ReportName::ALL {
        let report = report(&stage.ctx, &stage.alice, name, &filter).await.unwrap();
        for figure in &report.figures {
            let Some(address) = &figure.opens else { continue };
            let found = listed(&stage, name, address).await;
            assert_eq!(Some(found), figure.of, "{name:?} {:?}", figure.key);
            if figure.unit == Unit::Count && figure.key != Measure::Answers {
                assert_eq!(figure.value, Some(found as f64), "{name:?} {:?}", figure.key);
            }
            opened += found;
        }
        for section in &report.sections {
            let is_counted = section.columns[0].unit == Unit::Count && section.columns[0].key != "answers";
            for row in section.rows.iter().filter(|row| row.values[0] != Some(0.0)).take(9) {
                let Some(address) = &row.opens else { continue };
                let found = listed(&stage, name, address).await;
                assert!(!is_counted || row.values[0] == Some(found as f64), "{name:?} {address}");
                assert!(found > 0 || row.values[0].is_none(), "{name:?} {address}");
            }
            assert!(
                section.rows.len() <= 401 && (section.chart != Chart::HeatMap || section.rows.len() == 7)
            );
        }
        said_as_csv(&stage, &report, &filter).await;
    }
    assert!(opened > 500, "there is something to open: {opened}");
}

async fn said_as_csv(stage: &Stage, report: &Report, filter: &ReportFilter) {
    let lines = report_csv(&stage.ctx, &stage.alice, report.name, filter).await.unwrap();
    let lines: Vec<Bytes> = lines.try_collect().await.unwrap();
    let numbers = report.sections.iter().map(|section| section.rows.len() * section.columns.len());
    assert_eq!(lines.len(), 1 + report.figures.len() + numbers.sum::<usize>());
    for (line, figure) in lines[1..].iter().zip(&report.figures) {
        let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
        let wanted = format!("\"figures\",\"\",\"\",\"{}\",{value},\r\n", figure.key.as_str());
        assert_eq!(String::from_utf8_lossy(line), wanted);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_no_figure_of_a_report_is_refused(db: PgPool) {
    let Stage { ctx, alice, carol, .. } = &Stage::new(db).await;
    let of = |figure| FigureFilter::of(figure, &ReportFilter::default());
    let field = |error| match error {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    };
    let ask = |name, filter| async move { figure_tickets(ctx, alice, name, &filter).await };
    assert_eq!(field(ask(ReportName::Chat, of(Measure::Chats)).await), "figure");
    assert_eq!(field(ask(ReportName::Volume, of(Measure::OneTouchRate)).await), "figure");
    assert_eq!(field(ask(ReportName::Sla, of(Measure::Satisfaction)).await), "figure");
    let half = FigureFilter { row: Some("low".to_owned()), ..of(Measure::Opened) };
    assert_eq!(field(ask(ReportName::Volume, half).await), "row");
    let section = Some(SectionKey::Articles);
    let other = FigureFilter { section, row: Some("low".to_owned()), ..of(Measure::Opened) };
    assert_eq!(field(ask(ReportName::Volume, other).await), "figure");
    let odd = FigureFilter {
        section: Some(SectionKey::Categories),
        row: Some("' or 1 = 1 --".to_owned()),
        ..of(Measure::Opened)
    };
    assert!(ask(ReportName::Volume, odd).await.unwrap().tickets.is_empty());
    let wrong = FigureFilter { cursor: Some("1".to_owned()), ..of(Measure::Opened) };
    assert_eq!(field(ask(ReportName::Volume, wrong).await), "cursor");
    let stranger = figure_tickets(ctx, carol, ReportName::Volume, &of(Measure::Opened)).await;
    assert!(matches!(stranger, Err(Error::Forbidden)));
}
