//! Categories: read by all, kept by admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::server::permissions;
use crate::{Category, CategoryChange, NewCategory, category::CategoryId, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(categories))
        .routes(routes!(all_categories, create_category))
        .routes(routes!(find_category, change_category, update_category, delete_category))
}

/// All categories.
#[derive(Serialize, utoipa::ToSchema)]
struct Categories {
    categories: Vec<Category>,
}

/// What tickets can be about.
#[utoipa::path(get, path = "/api/support/categories", security(()), tag = "tickets",
    responses((status = 200, body = Categories)))]
async fn categories(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Categories>> {
    Ok(Json::answer(Categories { categories: server::categories(&ctx, &actor).await? }))
}

/// What tickets can be and could be about, for admins.
#[utoipa::path(get, path = "/api/admin/support/categories", tag = "admin",
    responses((status = 200, body = Categories), (status = 403, body = Fault)))]
async fn all_categories(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<Categories>> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    Ok(Json::answer(Categories { categories: server::categories(&ctx, &actor).await? }))
}

/// Makes a category.
#[utoipa::path(post, path = "/api/admin/support/categories", tag = "admin", request_body = NewCategory,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Category), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn create_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewCategory>,
) -> Result<(StatusCode, Json<Category>)> {
    Ok((
        StatusCode::CREATED,
        Json::answer(server::create_category(&ctx, &actor, draft, idempotency_key.as_ref()).await?),
    ))
}

/// One category, for admins.
#[utoipa::path(get, path = "/api/admin/support/categories/{id}", tag = "admin", params(("id" = CategoryId, Path)),
    responses((status = 200, body = Category), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
) -> Result<Json<Category>> {
    Ok(Json::answer(server::category(&ctx, &actor, id).await?))
}

/// Changes a category; what is missing stays.
#[utoipa::path(patch, path = "/api/admin/support/categories/{id}", tag = "admin", request_body = CategoryChange,
    params(("id" = CategoryId, Path)),
    responses((status = 200, body = Category), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn change_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
    Json(change, _): Json<CategoryChange>,
) -> Result<Json<Category>> {
    Ok(Json::answer(server::update_category(&ctx, &actor, id, change).await?))
}

/// Changes a category; another name of PATCH.
#[utoipa::path(put, path = "/api/admin/support/categories/{id}", tag = "admin", request_body = CategoryChange,
    params(("id" = CategoryId, Path)),
    responses((status = 200, body = Category), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn update_category(
    state: State<Ctx>,
    actor: Extension<Actor>,
    id: Path<CategoryId>,
    body: Json<CategoryChange>,
) -> Result<Json<Category>> {
    change_category(state, actor, id, body).await
}

/// Deletes a category that no ticket has.
#[utoipa::path(delete, path = "/api/admin/support/categories/{id}", tag = "admin", params(("id" = CategoryId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn delete_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
) -> Result<StatusCode> {
    server::delete_category(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
