//! The server functions of reports: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use identity::{Colleague, TeamName};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tickets::Category;

use crate::{
    Dashboard, FigureFilter, FigureTickets, Period, Report, ReportFilter, ReportHours, ReportHoursForm,
    Reports, SavedReport, SavedReportForm, SavedReportId,
};

/// What a report can be narrowed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportChoices {
    /// The people of the desk.
    pub colleagues: Vec<Colleague>,
    /// Its teams.
    pub teams: Vec<TeamName>,
    /// The categories of tickets.
    pub categories: Vec<Category>,
    /// When this was read: days to choose are counted from it.
    pub now: DateTime<Utc>,
    /// The days that the filter means; none where it means none.
    pub period: Option<Period>,
}

/// What the page of the working hours shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportHoursHere {
    /// The hours.
    pub hours: ReportHours,
    /// The zones that the browser suggests from.
    pub time_zones: Vec<String>,
}

/// The list of reports.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_reports() -> Result<Reports, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::reports(&ctx, &actor).await?)
}

/// A report.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_report(name: String, filter: ReportFilter) -> Result<Report, Fault> {
    let (ctx, actor) = base::server::caller();
    let name = crate::ReportName::parse(&name).ok_or(base::server::Error::NotFound)?;
    Ok(crate::server::report(&ctx, &actor, name, &filter).await?)
}

/// The tickets that a figure is made of; not found where no figure is named.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_figure_tickets(name: String, filter: Option<FigureFilter>) -> Result<FigureTickets, Fault> {
    let (ctx, actor) = base::server::caller();
    let name = crate::ReportName::parse(&name).ok_or(base::server::Error::NotFound)?;
    let filter = filter.ok_or(base::server::Error::NotFound)?;
    Ok(crate::server::figure_tickets(&ctx, &actor, name, &filter).await?)
}

/// What a report can be narrowed to, and which days a filter of it means.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_report_choices(filter: ReportFilter) -> Result<ReportChoices, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(ReportChoices {
        colleagues: identity::server::colleagues(&ctx, &actor).await?,
        teams: identity::server::team_choices(&ctx, &actor).await?,
        categories: tickets::server::categories(&ctx, &actor).await?,
        now: ctx.now(),
        // Why it means no days is the report's to say.
        period: crate::server::report_period(&ctx, &actor, &filter).await.ok(),
    })
}

/// The desk as it is now.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_dashboard() -> Result<Dashboard, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::dashboard(&ctx, &actor).await?)
}

/// One's own saved reports and the shared ones.
#[server]
pub async fn load_saved_reports() -> Result<Vec<SavedReport>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::saved_reports(&ctx, &actor).await?.saved_reports)
}

/// Saves a report with what it was asked for.
#[server]
pub async fn save_report(saved: SavedReportForm) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let name = saved.name.clone();
    let draft = saved.draft().ok_or(base::server::Error::NotFound)?;
    if let Err(error) = crate::server::save_report(&ctx, &actor, draft, None).await {
        return Err(Fault::from(error).with_typed([("name", &*name)]));
    }
    base::server::redirect_form(crate::address::SAVED, crate::address::SAVED);
    Ok(())
}

/// Changes or deletes a saved report.
#[server]
pub async fn change_saved_report(
    id: SavedReportId,
    saved: SavedReportForm,
    what: String,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    if what == "delete" {
        crate::server::remove_saved_report(&ctx, &actor, id).await?;
    } else {
        let draft = saved.draft().ok_or(base::server::Error::NotFound)?;
        crate::server::change_saved_report(&ctx, &actor, id, draft).await?;
    }
    base::server::redirect_form(crate::address::SAVED, crate::address::SAVED);
    Ok(())
}

/// The working hours.
#[server]
pub async fn load_report_hours() -> Result<ReportHoursHere, Fault> {
    let (ctx, actor) = base::server::caller();
    let hours = crate::server::report_hours(&ctx, &actor).await?;
    let time_zones = base::server::time_zone_names().map(str::to_owned).collect();
    Ok(ReportHoursHere { hours, time_zones })
}

/// Keeps the working hours.
#[server]
pub async fn save_report_hours(hours: ReportHoursForm) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let hours = hours.hours().map_err(base::server::Error::Invalid)?;
    crate::server::save_report_hours(&ctx, &actor, hours).await?;
    base::server::redirect_form(crate::address::HOURS, crate::address::HOURS);
    Ok(())
}

/// Counts everything anew.
#[server]
pub async fn recount_reports() -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::recount(&ctx, &actor).await?;
    base::server::redirect_form(crate::address::HOURS, crate::address::HOURS);
    Ok(())
}
