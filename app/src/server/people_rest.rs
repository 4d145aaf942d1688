//! `/api/support/people/{id}`: somebody from every side, and two accounts that become one.

use axum::{Extension, extract::State};
use base::{
    Fault, UserId,
    server::{Actor, Ctx, Json, Path, Result, SignedIn},
};
use identity::CustomerProfile;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::CustomerDetails;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(person)).routes(routes!(merge))
}

/// Who somebody is, with their newest tickets, what the desk notes about them, and what they were offered to read.
#[utoipa::path(get, path = "/api/support/people/{id}", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = CustomerDetails), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn person(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<CustomerDetails>> {
    Ok(Json::answer(super::customer_details(&ctx, &actor, id).await?))
}

/// The account that stays.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct MergeInto {
    into: UserId,
}

/// Makes the account a part of another one of the same person, and closes it. Answers the one that stays.
#[utoipa::path(post, path = "/api/support/people/{id}/merge", tag = "people", request_body = MergeInto,
    params(("id" = UserId, Path)),
    responses((status = 200, body = CustomerProfile), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn merge(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<UserId>,
    Json(body, _): Json<MergeInto>,
) -> Result<Json<CustomerProfile>> {
    Ok(Json::answer(super::merge_people(&ctx, &actor, id, body.into).await?))
}
