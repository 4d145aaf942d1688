//! People over REST, for admins; and the invitation, for whoever has its link.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use base::{
    Fault, UserId,
    server::{Actor, ClientAddress, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Acceptance;
use crate::{
    SignedIn,
    people::{Invitation, NewPerson, PasswordLink, People, PeopleFilter, PersonChange, PersonRecord},
    server::rest::device,
};

/// The routes of people.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list, invite))
        .routes(routes!(find, change))
        .routes(routes!(invite_again))
        .routes(routes!(password_link))
        .routes(routes!(end_sessions))
        .routes(routes!(accept))
}

/// People, those who came last first.
#[utoipa::path(get, path = "/api/admin/people", tag = "people", params(PeopleFilter),
    responses((status = 200, body = People), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<PeopleFilter>,
) -> Result<Json<People>> {
    Ok(Json::answer(super::list_people(&ctx, &actor, &filter).await?))
}

/// Invites somebody.
#[utoipa::path(post, path = "/api/admin/people", tag = "people", request_body = NewPerson,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Invitation), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 409, body = Fault)))]
async fn invite(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewPerson>,
) -> Result<(StatusCode, Json<Invitation>)> {
    let invitation = super::invite(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(invitation)))
}

/// One person.
#[utoipa::path(get, path = "/api/admin/people/{id}", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = PersonRecord), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<PersonRecord>> {
    Ok(Json::answer(super::find_record(&ctx, &actor, id).await?))
}

/// Changes a person; what is left out stays.
#[utoipa::path(patch, path = "/api/admin/people/{id}", tag = "people", request_body = PersonChange,
    params(("id" = UserId, Path)),
    responses((status = 200, body = PersonRecord), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
    Json(change, _): Json<PersonChange>,
) -> Result<Json<PersonRecord>> {
    Ok(Json::answer(super::change_person(&ctx, &actor, id, change).await?))
}

/// Makes a new link for somebody who was invited and did not come yet.
#[utoipa::path(post, path = "/api/admin/people/{id}/invite", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = Invitation), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn invite_again(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<Invitation>> {
    Ok(Json::answer(super::invite_again(&ctx, &actor, id).await?))
}

/// Makes a link by which somebody chooses a new password, to be handed to them.
#[utoipa::path(post, path = "/api/admin/people/{id}/password-link", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = PasswordLink), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn password_link(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<PasswordLink>> {
    Ok(Json::answer(super::hand_out_password_link(&ctx, &actor, id).await?))
}

/// Ends every session of somebody.
#[utoipa::path(post, path = "/api/admin/people/{id}/end-sessions", tag = "people", params(("id" = UserId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn end_sessions(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<StatusCode> {
    super::end_sessions(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Chooses the password of an account that somebody was invited to, and signs in.
#[utoipa::path(post, path = "/api/auth/invitation", security(()), tag = "identity", request_body = Acceptance,
    responses((status = 200, body = SignedIn), (status = 400, body = Fault), (status = 409, body = Fault)))]
async fn accept(
    State(ctx): State<Ctx>,
    Extension(address): Extension<ClientAddress>,
    headers: HeaderMap,
    Json(acceptance, _): Json<Acceptance>,
) -> Result<Json<SignedIn>> {
    Ok(Json::answer(super::accept_invitation(&ctx, &device(address, &headers), acceptance).await?))
}
