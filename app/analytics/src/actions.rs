//! The server functions of reports: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use identity::{Colleague, TeamName};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tickets::Category;

use crate::{Dashboard, FigureFilter, FigureTickets, Report, ReportFilter, Reports};

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

/// What a report can be narrowed to.
#[server]
pub async fn load_report_choices() -> Result<ReportChoices, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(ReportChoices {
        colleagues: identity::server::colleagues(&ctx, &actor).await?,
        teams: identity::server::team_choices(&ctx, &actor).await?,
        categories: tickets::server::categories(&ctx, &actor).await?,
        now: ctx.now(),
    })
}

/// The desk as it is now.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_dashboard() -> Result<Dashboard, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::dashboard(&ctx, &actor).await?)
}
