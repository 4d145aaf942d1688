//! Questions and their answers.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{
    Fault, Language,
    server::{Actor, ClientInfo, Ctx, Json, Path, Query, Result},
};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::etag::unless_known;
use crate::{Faq, FaqDraft, FaqItem, FaqItemId, server};

pub(super) fn routes_for_other_sites() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(read_faq))
}

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list_faq_items, create_faq_item))
        .routes(routes!(update_faq_item, delete_faq_item))
        .routes(routes!(publish_faq))
}

/// Which questions.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
#[derive(Default)]
struct Asked {
    /// The reader's language, before those of `Accept-Language`.
    #[serde(rename = "locale")]
    _locale: Option<Language>,
    /// A version; the last one unless told.
    #[serde(deserialize_with = "base::number")]
    version: Option<u32>,
}

/// What is published.
#[utoipa::path(get, path = "/api/support/faq", security(()), tag = "knowledge",
    params(Asked, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = Faq), (status = 304), (status = 404, body = Fault)))]
async fn read_faq(
    State(ctx): State<Ctx>,
    visit: ClientInfo,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let version = asked.version.map(|version| i32::try_from(version).unwrap_or(i32::MAX));
    let faq = server::faq(&ctx, &visit, version).await?;
    let etag = format!("faq-{}-{}", faq.locale, faq.version);
    Ok(unless_known(&headers, &etag, Json::answer(faq)))
}

/// The questions as their writers see them.
#[derive(Serialize, utoipa::ToSchema)]
struct FaqItems {
    items: Vec<FaqItem>,
}

/// All questions, published or not.
#[utoipa::path(get, path = "/api/knowledge/faq/items", tag = "knowledge",
    responses((status = 200, body = FaqItems), (status = 403, body = Fault)))]
async fn list_faq_items(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<FaqItems>> {
    Ok(Json::answer(FaqItems { items: server::faq_items(&ctx, &actor).await? }))
}

/// Writes a question.
#[utoipa::path(post, path = "/api/knowledge/faq/items", tag = "knowledge", request_body = FaqDraft,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = FaqItem), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn create_faq_item(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<FaqDraft>,
) -> Result<(StatusCode, Json<FaqItem>)> {
    let item = server::create_faq_item(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(item)))
}

/// Writes a question anew.
#[utoipa::path(put, path = "/api/knowledge/faq/items/{id}", tag = "knowledge", params(("id" = FaqItemId, Path)),
    request_body = FaqDraft,
    responses((status = 200, body = FaqItem), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn update_faq_item(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FaqItemId>,
    Json(draft, _): Json<FaqDraft>,
) -> Result<Json<FaqItem>> {
    Ok(Json::answer(server::update_faq_item(&ctx, &actor, id, draft).await?))
}

/// Takes a question away; versions that have it keep it.
#[utoipa::path(delete, path = "/api/knowledge/faq/items/{id}", tag = "knowledge", params(("id" = FaqItemId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn delete_faq_item(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FaqItemId>,
) -> Result<StatusCode> {
    server::delete_faq_item(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What to publish.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Publication {
    #[serde(default = "Language::english")]
    locale: Language,
}

/// Publishes the questions of a language as its next version.
#[utoipa::path(post, path = "/api/knowledge/faq/publish", tag = "knowledge", request_body = Publication,
    responses((status = 201, body = Faq), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn publish_faq(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(body, _): Json<Publication>,
) -> Result<(StatusCode, Json<Faq>)> {
    Ok((StatusCode::CREATED, Json::answer(server::publish_faq(&ctx, &actor, &body.locale).await?)))
}
