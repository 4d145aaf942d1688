//! What readers found wanting, over REST.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ArticleTask, ArticleTaskId, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(close))
}

/// All that is open.
#[derive(Serialize, utoipa::ToSchema)]
struct ArticleTasks {
    tasks: Vec<ArticleTask>,
}

/// The articles that did not help, until somebody has looked at them.
#[utoipa::path(get, path = "/api/knowledge/tasks", tag = "knowledge",
    responses((status = 200, body = ArticleTasks), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<ArticleTasks>> {
    Ok(Json::answer(ArticleTasks { tasks: server::article_tasks(&ctx, &actor).await? }))
}

/// Says that somebody has looked at one.
#[utoipa::path(post, path = "/api/knowledge/tasks/{id}/close", tag = "knowledge", params(("id" = ArticleTaskId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn close(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ArticleTaskId>,
) -> Result<StatusCode> {
    server::close_article_task(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
