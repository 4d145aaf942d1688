//! A report: its figures, its sections and what stands out in them.

use base::server::{Actor, Ctx, Result};
use sqlx::PgConnection;

use super::{
    asked::Asked,
    catalogue::{ReportPlan, plan},
    findings::findings,
    measure_sql::MeasureSql,
    numbers::{ask, groups},
    sections::{section, tickets_address},
};
use crate::{Figure, FigureFilter, Measure, Note, Report, ReportFilter, ReportName, server::permissions};

/// A report over the days and the part of the desk that a filter says.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a period that is none, a zone, a team, an agent or a category that is not there;
/// [`base::server::Error::Forbidden`] for customers, and for an agent who asks how a colleague was rated.
#[tracing::instrument(name = "analytics.report", skip_all, fields(report.name = name.as_str()))]
pub async fn report(ctx: &Ctx, actor: &Actor, name: ReportName, filter: &ReportFilter) -> Result<Report> {
    actor.can(permissions::READ)?;
    let asked = Asked::read(ctx, actor, name, filter).await?;
    let filter = said(filter, &asked);
    let plan = plan(name);
    let mut connection = ctx.read().await?;
    asked.check(&mut connection).await?;
    let mut report = Report {
        name,
        compared: asked.before().map(|before| before.period),
        period: asked.period.clone(),
        clock: asked.clock,
        figures: Vec::new(),
        sections: Vec::new(),
        findings: Vec::new(),
        note: note(&mut connection, &plan).await?,
    };
    if report.note.is_none() {
        report.figures = figures(&mut connection, name, plan.figures, &asked, &filter).await?;
        for plan in plan.sections {
            report.sections.push(section(&mut connection, name, plan, &asked, &filter).await?);
        }
        report.findings = findings(&report);
    }
    connection.release();
    Ok(report)
}

/// The filter with its days and its zone spelled out, so that an address means the same tomorrow.
pub(super) fn said(filter: &ReportFilter, asked: &Asked) -> ReportFilter {
    ReportFilter {
        from: Some(asked.period.from),
        to: Some(asked.period.to),
        zone: Some(asked.period.zone.clone()),
        agent: asked.agent,
        format: None,
        ..filter.clone()
    }
}

/// What is to be known of a report: that there is nothing to measure, where nobody measures it here.
pub(super) async fn note(connection: &mut PgConnection, plan: &ReportPlan) -> Result<Option<Note>> {
    let is_there = match plan.needs {
        None => !plan.figures.is_empty(),
        Some(table) => {
            sqlx::query_scalar!(r#"select to_regclass($1) is not null as "is_there!""#, table)
                .fetch_one(connection)
                .await?
        }
    };
    Ok((!is_there).then_some(Note::NotSwitchedOn))
}

/// These figures, with those of the period before where they are compared.
pub(super) async fn figures(
    connection: &mut PgConnection,
    name: ReportName,
    measures: &[Measure],
    asked: &Asked,
    filter: &ReportFilter,
) -> Result<Vec<Figure>> {
    let now = numbers(connection, measures, asked).await?;
    let before = match asked.before() {
        Some(before) => numbers(connection, measures, &before).await?,
        None => measures.iter().map(|_| (None, 0)).collect(),
    };
    let figure = |((measure, (value, made_of)), (before, _))| {
        let sql = MeasureSql::of(measure);
        let has_tickets = sql.rows.base.ticket().is_some();
        Figure {
            key: measure,
            unit: sql.unit,
            value,
            before,
            of: has_tickets.then_some(made_of),
            opens: has_tickets.then(|| tickets_address(name, &FigureFilter::of(measure, filter))),
        }
    };
    Ok(measures.iter().copied().zip(now).zip(before).map(figure).collect())
}

/// The number of each measure, and of how many it is made.
async fn numbers(
    connection: &mut PgConnection,
    measures: &[Measure],
    asked: &Asked,
) -> Result<Vec<(Option<f64>, i64)>> {
    let mut found = vec![(None, 0); measures.len()];
    for (rows, together) in groups(measures) {
        for line in ask(connection, rows, &together, None, asked).await? {
            for ((measure, value), made_of) in together.iter().zip(line.values).zip(line.made_of) {
                if let Some(place) = measures.iter().position(|known| known == measure) {
                    let is_count = MeasureSql::of(*measure).unit == crate::Unit::Count;
                    found[place] = (value.or(is_count.then_some(0.0)), made_of);
                }
            }
        }
    }
    Ok(found)
}
