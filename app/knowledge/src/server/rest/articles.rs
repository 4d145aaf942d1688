//! Articles for their writers, and for whoever reads them by id.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, ClientInfo, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Article, ArticleChange, ArticleContext, ArticleFilter, ArticleId, Articles, NewArticle, Vote, server,
};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(find, change, remove))
        .routes(routes!(vote))
        .routes(routes!(background))
}

/// The articles that the caller may read; for the desk, those that are not published too.
#[utoipa::path(get, path = "/api/knowledge/articles", security(()), tag = "knowledge", params(ArticleFilter),
    responses((status = 200, body = Articles)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<ArticleFilter>,
    visit: ClientInfo,
) -> Result<Json<Articles>> {
    Ok(Json::answer(server::list(&ctx, &actor, &filter, &visit.languages).await?))
}

/// Begins an article, or publishes it at once.
#[utoipa::path(post, path = "/api/knowledge/articles", tag = "knowledge", request_body = NewArticle,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Article), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn create(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewArticle>,
) -> Result<(StatusCode, Json<Article>)> {
    let article = server::create(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(article)))
}

/// One article, by id or by address.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}", security(()), tag = "knowledge", params(("id" = String, Path)),
    responses((status = 200, body = Article), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    visit: ClientInfo,
) -> Result<Json<Article>> {
    Ok(Json::answer(server::find(&ctx, &actor, &id, &visit.languages).await?))
}

/// Changes an article.
#[utoipa::path(put, path = "/api/knowledge/articles/{id}", tag = "knowledge", params(("id" = ArticleId, Path)),
    request_body = ArticleChange,
    responses((status = 200, body = Article), (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    Json(change, _): Json<ArticleChange>,
) -> Result<Json<Article>> {
    Ok(Json::answer(server::change(&ctx, &actor, id, change).await?))
}

/// Deletes an article for good; `archived` keeps it.
#[utoipa::path(delete, path = "/api/knowledge/articles/{id}", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<StatusCode> {
    server::remove(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where an article comes from, its translations in every state, and what readers said, for the desk.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}/background", tag = "knowledge",
    params(("id" = ArticleId, Path)),
    responses((status = 200, body = ArticleContext), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn background(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<Json<ArticleContext>> {
    Ok(Json::answer(server::background(&ctx, &actor, id).await?))
}

/// Says whether an article helped.
#[utoipa::path(post, path = "/api/knowledge/articles/{id}/votes", security(()), tag = "knowledge", params(("id" = ArticleId, Path)),
    request_body = Vote,
    responses((status = 204), (status = 404, body = Fault), (status = 429, body = Fault)))]
async fn vote(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
    visit: ClientInfo,
    Json(vote, _): Json<Vote>,
) -> Result<StatusCode> {
    server::vote(&ctx, &actor, &visit, id, vote).await?;
    Ok(StatusCode::NO_CONTENT)
}
