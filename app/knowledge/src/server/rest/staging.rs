//! The working copy of an article.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Error, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Article, ArticleChange, ArticleId, Staging, StagingDraft, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(find_staging, save_staging, discard_staging))
        .routes(routes!(publish_staging))
}

/// The working copy.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 200, body = Staging), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find_staging(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<Json<Staging>> {
    server::staging(&ctx, &actor, id).await?.map(Json::answer).ok_or(Error::NotFound)
}

/// Saves the working copy; readers see none of it.
#[utoipa::path(put, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    request_body = StagingDraft,
    responses((status = 200, body = Staging), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn save_staging(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    Json(draft, _): Json<StagingDraft>,
) -> Result<Json<Staging>> {
    Ok(Json::answer(server::stage(&ctx, &actor, id, draft).await?))
}

/// Throws the working copy away.
#[utoipa::path(delete, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn discard_staging(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<StatusCode> {
    server::discard(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows the working copy to readers, with whatever else is to change.
#[utoipa::path(post, path = "/api/knowledge/articles/{id}/staging/publish", tag = "knowledge",
    params(("id" = ArticleId, Path)), request_body = ArticleChange,
    responses((status = 200, body = Article), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn publish_staging(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    Json(change, _): Json<ArticleChange>,
) -> Result<Json<Article>> {
    Ok(Json::answer(server::publish_staged(&ctx, &actor, id, change, None).await?))
}
