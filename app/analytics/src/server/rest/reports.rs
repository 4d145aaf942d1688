//! `/api/support/reports`: reports as JSON and CSV, and the tickets that their figures are made of.

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{FigureFilter, FigureTickets, Format, Report, ReportFilter, ReportName, Reports, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(find)).routes(routes!(tickets))
}

/// The reports that there are, each with its first figure over the last 30 days.
#[utoipa::path(get, path = "/api/support/reports", tag = "reports",
    responses((status = 200, body = Reports), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Reports>> {
    Ok(Json::answer(server::reports(&ctx, &actor).await?))
}

/// A report; with `format=csv` a line a number. Team, agent, category and channel narrow what has one.
#[utoipa::path(get, path = "/api/support/reports/{name}", tag = "reports",
    params(("name" = ReportName, Path), ReportFilter),
    responses((status = 200, content((Report = "application/json"), (String = "text/csv"))),
        (status = 400, body = Fault), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(name): Path<ReportName>,
    Query(filter): Query<ReportFilter>,
) -> Result<Response> {
    match filter.format.unwrap_or_default() {
        Format::Json => Ok(Json::answer(server::report(&ctx, &actor, name, &filter).await?).into_response()),
        Format::Csv => {
            let lines = server::report_csv(&ctx, &actor, name, &filter).await?;
            Ok(csv(name, Body::from_stream(lines)))
        }
    }
}

/// Lines, to be kept as a file.
fn csv(name: ReportName, lines: Body) -> Response {
    let file = format!("attachment; filename=\"{}.csv\"", name.as_str());
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, file)];
    (headers, lines).into_response()
}

/// The tickets that a figure, or one row of a section, is made of.
#[utoipa::path(get, path = "/api/support/reports/{name}/tickets", tag = "reports",
    params(("name" = ReportName, Path), FigureFilter),
    responses((status = 200, body = FigureTickets), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn tickets(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(name): Path<ReportName>,
    Query(filter): Query<FigureFilter>,
) -> Result<Json<FigureTickets>> {
    Ok(Json::answer(server::figure_tickets(&ctx, &actor, name, &filter).await?))
}
