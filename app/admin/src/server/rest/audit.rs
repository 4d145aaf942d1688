//! The audit log.

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{AuditFilter, AuditLog, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(export))
}

/// Who changed what, newest first.
#[utoipa::path(get, path = "/api/admin/audit", tag = "admin", params(AuditFilter),
    responses((status = 200, body = AuditLog), (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<AuditFilter>,
) -> Result<Json<AuditLog>> {
    Ok(Json::answer(server::audit_log(&ctx, &actor, &filter).await?))
}

/// The same as CSV, all of it.
#[utoipa::path(get, path = "/api/admin/audit/export", tag = "admin", params(AuditFilter),
    responses((status = 200, description = "The lines as CSV.", content_type = "text/csv"), (status = 403, body = Fault)))]
async fn export(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<AuditFilter>,
) -> Result<Response> {
    let lines = server::audit_csv(&ctx, &actor, filter).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}
