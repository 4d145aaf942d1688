//! `/api/support/organizations`: organisations and who belongs to them, for the desk.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, OrganizationId, UserId,
    server::{Actor, Ctx, Json, Path, Query, Result, SignedIn},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    NewOrganization, Organization, OrganizationChange, OrganizationFilter, OrganizationWithMembers,
    Organizations,
};

/// The routes.
pub(in crate::server) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(find, change, remove))
        .routes(routes!(put_member, take_member))
}

/// The organisations by name.
#[utoipa::path(get, path = "/api/support/organizations", tag = "organizations", params(OrganizationFilter),
    responses((status = 200, body = Organizations), (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<OrganizationFilter>,
) -> Result<Json<Organizations>> {
    Ok(Json::answer(super::organizations(&ctx, &actor, &filter).await?))
}

/// Makes an organisation.
#[utoipa::path(post, path = "/api/support/organizations", tag = "organizations", request_body = NewOrganization,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Organization), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 409, body = Fault)))]
async fn create(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Json(draft, idempotency_key): Json<NewOrganization>,
) -> Result<(StatusCode, Json<Organization>)> {
    let made = super::create_organization(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(made)))
}

/// An organisation with its members.
#[utoipa::path(get, path = "/api/support/organizations/{id}", tag = "organizations",
    params(("id" = OrganizationId, Path)),
    responses((status = 200, body = OrganizationWithMembers), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<OrganizationId>,
) -> Result<Json<OrganizationWithMembers>> {
    Ok(Json::answer(super::organization(&ctx, &actor, id).await?))
}

/// Changes an organisation.
#[utoipa::path(patch, path = "/api/support/organizations/{id}", tag = "organizations",
    request_body = OrganizationChange, params(("id" = OrganizationId, Path)),
    responses((status = 200, body = Organization), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<OrganizationId>,
    Json(change, _): Json<OrganizationChange>,
) -> Result<Json<Organization>> {
    Ok(Json::answer(super::change_organization(&ctx, &actor, id, change).await?))
}

/// Deletes an organisation; its people stay.
#[utoipa::path(delete, path = "/api/support/organizations/{id}", tag = "organizations",
    params(("id" = OrganizationId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<OrganizationId>,
) -> Result<StatusCode> {
    super::remove_organization(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a customer into an organisation; one who is in another one leaves it.
#[utoipa::path(put, path = "/api/support/organizations/{id}/members/{member}", tag = "organizations",
    params(("id" = OrganizationId, Path), ("member" = UserId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn put_member(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, member)): Path<(OrganizationId, UserId)>,
) -> Result<StatusCode> {
    super::put_member(&ctx, &actor, id, member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes somebody out of an organisation.
#[utoipa::path(delete, path = "/api/support/organizations/{id}/members/{member}", tag = "organizations",
    params(("id" = OrganizationId, Path), ("member" = UserId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn take_member(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, member)): Path<(OrganizationId, UserId)>,
) -> Result<StatusCode> {
    super::take_member(&ctx, &actor, id, member).await?;
    Ok(StatusCode::NO_CONTENT)
}
