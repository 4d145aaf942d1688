//! The categories of articles: read by all, arranged by admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, ClientInfo, Ctx, Json, Path, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Category, CategoryDraft, CategoryId, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(article_categories, create_article_category))
        .routes(routes!(update_article_category, delete_article_category))
}

/// All categories.
#[derive(Serialize, utoipa::ToSchema)]
struct ArticleCategories {
    categories: Vec<Category>,
}

/// Where articles are kept.
#[utoipa::path(get, path = "/api/knowledge/categories", security(()), tag = "knowledge", params(("locale" = Option<String>, Query)),
    responses((status = 200, body = ArticleCategories)))]
async fn article_categories(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    visit: ClientInfo,
) -> Result<Json<ArticleCategories>> {
    let categories = server::categories(&ctx, &actor, &visit.languages).await?;
    Ok(Json::answer(ArticleCategories { categories }))
}

/// Makes a category of articles.
#[utoipa::path(post, path = "/api/knowledge/categories", tag = "knowledge", request_body = CategoryDraft,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Category), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn create_article_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<CategoryDraft>,
) -> Result<(StatusCode, Json<Category>)> {
    let category = server::create_category(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(category)))
}

/// Changes a category of articles.
#[utoipa::path(put, path = "/api/knowledge/categories/{id}", tag = "knowledge", params(("id" = CategoryId, Path)),
    request_body = CategoryDraft,
    responses((status = 200, body = Category), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn update_article_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
    Json(draft, _): Json<CategoryDraft>,
) -> Result<Json<Category>> {
    Ok(Json::answer(server::update_category(&ctx, &actor, id, draft).await?))
}

/// Deletes a category that holds nothing.
#[utoipa::path(delete, path = "/api/knowledge/categories/{id}", tag = "knowledge", params(("id" = CategoryId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn delete_article_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
) -> Result<StatusCode> {
    server::delete_category(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
