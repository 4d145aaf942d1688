//! The settings of support.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{SupportSettings, SupportSettingsChange, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, change)).routes(routes!(preview))
}

/// How support answers.
#[utoipa::path(get, path = "/api/admin/support/settings", tag = "admin",
    responses((status = 200, body = SupportSettings), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<SupportSettings>> {
    Ok(Json::answer(server::support_settings(&ctx, &actor).await?))
}

/// Changes how support answers; what is missing stays.
#[utoipa::path(put, path = "/api/admin/support/settings", tag = "admin", request_body = SupportSettingsChange,
    responses((status = 200, body = SupportSettings), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<SupportSettingsChange>,
) -> Result<Json<SupportSettings>> {
    Ok(Json::answer(server::change_support_settings(&ctx, &actor, change).await?))
}

/// A template to look at.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct TemplateDraft {
    /// The template.
    support_email_template: String,
}

/// What a template says.
#[derive(Serialize, utoipa::ToSchema)]
struct TemplatePreview {
    /// Of a ticket that stands for any.
    text: String,
}

/// What a template says of a ticket. Nothing is kept and nobody is written to.
#[utoipa::path(post, path = "/api/admin/support/settings/preview", tag = "admin", request_body = TemplateDraft,
    responses((status = 200, body = TemplatePreview), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn preview(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, _): Json<TemplateDraft>,
) -> Result<Json<TemplatePreview>> {
    let text = server::preview_template(&ctx, &actor, &draft.support_email_template)?;
    Ok(Json::answer(TemplatePreview { text }))
}
