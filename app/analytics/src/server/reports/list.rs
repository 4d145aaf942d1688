//! The list of reports, each with its first figure.

use base::server::{Actor, Ctx, Result};
use sqlx::PgConnection;

use super::{
    asked::Asked,
    catalogue::{SectionPlan, plan},
    find::{figures, note, said},
    sections::section,
};
use crate::{
    Chart, Compare, ReportEntry, ReportFilter, ReportName, Reports, SectionKey, server::permissions,
};

/// All reports, each with its first figure over the last 30 days.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for customers.
#[tracing::instrument(name = "analytics.reports", skip_all)]
pub async fn reports(ctx: &Ctx, actor: &Actor) -> Result<Reports> {
    actor.can(permissions::READ)?;
    let filter = ReportFilter { compare: Some(Compare::Previous), ..ReportFilter::default() };
    let mut all = Vec::with_capacity(ReportName::ALL.len());
    for name in ReportName::ALL {
        all.push((name, Asked::read(ctx, actor, name, &filter).await?));
    }
    let mut connection = ctx.read().await?;
    let mut reports = Vec::with_capacity(all.len());
    for (name, asked) in all {
        reports.push(entry(&mut connection, name, &asked, &said(&filter, &asked)).await?);
    }
    connection.release();
    Ok(Reports { reports })
}

async fn entry(
    connection: &mut PgConnection,
    name: ReportName,
    asked: &Asked,
    filter: &ReportFilter,
) -> Result<ReportEntry> {
    let plan = plan(name);
    let mut entry = ReportEntry {
        name,
        address: format!("/api/support/reports/{}", name.as_str()),
        note: note(connection, &plan).await?,
        figure: None,
        trend: Vec::new(),
    };
    if entry.note.is_some() {
        return Ok(entry);
    }
    entry.figure = figures(connection, name, &plan.figures[..1], asked, filter).await?.pop();
    let days = plan.sections.iter().find(|section| section.key == SectionKey::Days);
    if let Some(columns) = days.and_then(|days| days.columns.get(..1)) {
        let first = SectionPlan { key: SectionKey::Days, chart: Chart::Line, columns };
        let rows = section(connection, name, &first, asked, filter).await?.rows;
        entry.trend = rows.into_iter().map(|row| row.values.first().copied().flatten()).collect();
    }
    Ok(entry)
}
