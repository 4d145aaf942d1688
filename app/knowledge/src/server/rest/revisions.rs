//! What an article said before.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Article, ArticleId, Revision, RevisionText, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list_revisions))
        .routes(routes!(one_revision))
        .routes(routes!(restore_revision))
}

/// An article's revisions.
#[derive(Serialize, utoipa::ToSchema)]
struct Revisions {
    revisions: Vec<Revision>,
}

/// The newest hundred revisions, newest first.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}/revisions", tag = "knowledge", params(("id" = ArticleId, Path)),
    responses((status = 200, body = Revisions), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn list_revisions(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleId>,
) -> Result<Json<Revisions>> {
    Ok(Json::answer(Revisions { revisions: server::revisions(&ctx, &actor, id).await? }))
}

/// One revision, and what changed with it.
#[utoipa::path(get, path = "/api/knowledge/articles/{id}/revisions/{number}", tag = "knowledge",
    params(("id" = ArticleId, Path), ("number" = i32, Path)),
    responses((status = 200, body = RevisionText), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn one_revision(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, number)): Path<(ArticleId, i32)>,
) -> Result<Json<RevisionText>> {
    Ok(Json::answer(server::revision(&ctx, &actor, id, number).await?))
}

/// Brings a revision back, as a new one.
#[utoipa::path(post, path = "/api/knowledge/articles/{id}/revisions/{number}/restore", tag = "knowledge",
    params(("id" = ArticleId, Path), ("number" = i32, Path)),
    responses((status = 200, body = Article), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn restore_revision(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, number)): Path<(ArticleId, i32)>,
) -> Result<Json<Article>> {
    Ok(Json::answer(server::restore(&ctx, &actor, id, number).await?))
}
