//! The working copy of an article.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Error, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Article, ArticleChange, ArticleId, WorkingCopy, WorkingCopyDraft, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(find_working_copy, put_working_copy, delete_working_copy))
        .routes(routes!(post_working_copy))
}

/// The working copy.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 200, body = WorkingCopy), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find_working_copy(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<Json<WorkingCopy>> {
    server::working_copy(&ctx, &actor, id).await?.map(Json::answer).ok_or(Error::NotFound)
}

/// Saves the working copy; readers see none of it.
#[utoipa::path(put, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    request_body = WorkingCopyDraft,
    responses((status = 200, body = WorkingCopy), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn put_working_copy(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    Json(draft, _): Json<WorkingCopyDraft>,
) -> Result<Json<WorkingCopy>> {
    Ok(Json::answer(server::save_working_copy(&ctx, &actor, id, draft).await?))
}

/// Throws the working copy away.
#[utoipa::path(delete, path = "/api/knowledge/articles/{id}/staging", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn delete_working_copy(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<StatusCode> {
    server::discard_working_copy(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows the working copy to readers, with whatever else is to change.
#[utoipa::path(post, path = "/api/knowledge/articles/{id}/staging/publish", tag = "knowledge",
    params(("id" = ArticleId, Path)), request_body = ArticleChange,
    responses((status = 200, body = Article), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn post_working_copy(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    Json(change, _): Json<ArticleChange>,
) -> Result<Json<Article>> {
    Ok(Json::answer(server::publish_working_copy(&ctx, &actor, id, change, None).await?))
}
