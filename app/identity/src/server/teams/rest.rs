//! Teams over REST, for admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, TeamId,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::people::{NewTeam, Team, TeamChange, Teams};

/// The routes of teams.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(find, change, update, delete))
}

/// Every team with who works in it.
#[utoipa::path(get, path = "/api/admin/teams", tag = "people",
    responses((status = 200, body = Teams), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Teams>> {
    Ok(Json::answer(Teams { teams: super::list_teams(&ctx, &actor).await? }))
}

/// Makes a team.
#[utoipa::path(post, path = "/api/admin/teams", tag = "people", request_body = NewTeam,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Team), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 409, body = Fault)))]
async fn create(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewTeam>,
) -> Result<(StatusCode, Json<Team>)> {
    let team = super::create_team(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(team)))
}

/// One team.
#[utoipa::path(get, path = "/api/admin/teams/{id}", tag = "people", params(("id" = TeamId, Path)),
    responses((status = 200, body = Team), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<TeamId>,
) -> Result<Json<Team>> {
    Ok(Json::answer(super::find_team(&ctx, &actor, id).await?))
}

/// Changes a team; what is left out stays.
#[utoipa::path(patch, path = "/api/admin/teams/{id}", tag = "people", request_body = TeamChange,
    params(("id" = TeamId, Path)),
    responses((status = 200, body = Team), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<TeamId>,
    Json(change, _): Json<TeamChange>,
) -> Result<Json<Team>> {
    Ok(Json::answer(super::update_team(&ctx, &actor, id, change).await?))
}

/// Changes a team; another name of PATCH.
#[utoipa::path(put, path = "/api/admin/teams/{id}", tag = "people", request_body = TeamChange,
    params(("id" = TeamId, Path)),
    responses((status = 200, body = Team), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn update(
    state: State<Ctx>,
    actor: Extension<Actor>,
    id: Path<TeamId>,
    body: Json<TeamChange>,
) -> Result<Json<Team>> {
    change(state, actor, id, body).await
}

/// Deletes a team; who worked in it stays at the desk.
#[utoipa::path(delete, path = "/api/admin/teams/{id}", tag = "people", params(("id" = TeamId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn delete(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<TeamId>,
) -> Result<StatusCode> {
    super::delete_team(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
