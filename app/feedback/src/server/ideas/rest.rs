//! `/api/ideas`: the board. Each handler translates and calls one verb.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Idea, IdeaChange, IdeaFilter, IdeaMerge, Ideas, NewIdea, server::ideas};

/// The routes of ideas.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list, suggest))
        .routes(routes!(find, change))
        .routes(routes!(vote, take_back))
        .routes(routes!(merge))
}

/// The board: ideas by votes or by age.
#[utoipa::path(get, path = "/api/ideas", tag = "ideas", params(IdeaFilter),
    responses((status = 200, body = Ideas), (status = 400, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<IdeaFilter>,
) -> Result<Json<Ideas>> {
    Ok(Json::answer(ideas::list(&ctx, &actor, &filter).await?))
}

/// Suggests an idea; it begins with the caller's own vote.
#[utoipa::path(post, path = "/api/ideas", tag = "ideas", request_body = NewIdea,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Idea), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 409, body = Fault), (status = 429, body = Fault)))]
async fn suggest(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, key): Json<NewIdea>,
) -> Result<(StatusCode, Json<Idea>)> {
    let made = ideas::suggest(&ctx, &actor, draft, key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(made)))
}

/// One idea; of one that was merged, the one that goes on.
#[utoipa::path(get, path = "/api/ideas/{number}", tag = "ideas", params(("number" = i64, Path)),
    responses((status = 200, body = Idea), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(number): Path<i64>,
) -> Result<Json<Idea>> {
    Ok(Json::answer(ideas::find(&ctx, &actor, number).await?))
}

/// Says where an idea stands, answers it, hides it.
#[utoipa::path(patch, path = "/api/ideas/{number}", tag = "ideas", request_body = IdeaChange,
    params(("number" = i64, Path)),
    responses((status = 200, body = Idea), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(number): Path<i64>,
    Json(body, _): Json<IdeaChange>,
) -> Result<Json<Idea>> {
    Ok(Json::answer(ideas::change(&ctx, &actor, number, body).await?))
}

/// Votes for an idea; a second time changes nothing.
#[utoipa::path(post, path = "/api/ideas/{number}/vote", tag = "ideas", params(("number" = i64, Path)),
    responses((status = 200, body = Idea), (status = 401, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn vote(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(number): Path<i64>,
) -> Result<Json<Idea>> {
    Ok(Json::answer(ideas::vote(&ctx, &actor, number, true).await?))
}

/// Takes the vote back; a second time changes nothing.
#[utoipa::path(delete, path = "/api/ideas/{number}/vote", tag = "ideas", params(("number" = i64, Path)),
    responses((status = 200, body = Idea), (status = 401, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn take_back(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(number): Path<i64>,
) -> Result<Json<Idea>> {
    Ok(Json::answer(ideas::vote(&ctx, &actor, number, false).await?))
}

/// Makes an idea a part of another one, which is answered with the votes of both.
#[utoipa::path(post, path = "/api/ideas/{number}/merge", tag = "ideas", request_body = IdeaMerge,
    params(("number" = i64, Path)),
    responses((status = 200, body = Idea), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn merge(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(number): Path<i64>,
    Json(body, _): Json<IdeaMerge>,
) -> Result<Json<Idea>> {
    Ok(Json::answer(ideas::merge(&ctx, &actor, number, body).await?))
}
