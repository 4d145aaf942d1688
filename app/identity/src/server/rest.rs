//! Identity over REST.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use base::{
    Fault,
    server::{Actor, ClientAddress, ClientInfo, CookieNames, Ctx, Json, Result},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Credentials, Device, Registration, authenticate::cookies, refresh as trade_refresh_token};
use crate::{Colleague, SignedIn, User};

/// The routes of identity.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(logout_everywhere))
        .routes(routes!(me))
        .routes(routes!(agents))
}

pub(crate) fn device(address: ClientAddress, headers: &HeaderMap) -> Device {
    let user_agent =
        headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Device { address, user_agent: user_agent.to_owned() }
}

/// Makes a customer's account and signs them in.
#[utoipa::path(post, path = "/api/auth/register", security(()), tag = "identity", request_body = Registration,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = SignedIn), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 409, body = Fault), (status = 429, body = Fault)))]
async fn register(
    State(ctx): State<Ctx>,
    Extension(address): Extension<ClientAddress>,
    client: ClientInfo,
    headers: HeaderMap,
    Json(registration, idempotency_key): Json<Registration>,
) -> Result<impl IntoResponse> {
    let said = headers.contains_key(header::ACCEPT_LANGUAGE).then(|| client.locale());
    let registration = Registration { locale: registration.locale.or(said), ..registration };
    let signed_in =
        super::register(&ctx, &device(address, &headers), registration, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(signed_in)))
}

/// Signs in.
#[utoipa::path(post, path = "/api/auth/login", security(()), tag = "identity", request_body = Credentials,
    responses((status = 200, body = SignedIn), (status = 401, body = Fault), (status = 429, body = Fault)))]
async fn login(
    State(ctx): State<Ctx>,
    Extension(address): Extension<ClientAddress>,
    headers: HeaderMap,
    Json(credentials, _): Json<Credentials>,
) -> Result<Json<SignedIn>> {
    Ok(Json::answer(super::sign_in(&ctx, &device(address, &headers), credentials).await?))
}

/// A refresh token, good once.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Refresh {
    refresh_token: String,
}

/// Trades a refresh token for a new pair. Using one twice ends its session.
#[utoipa::path(post, path = "/api/auth/refresh", security(()), tag = "identity", request_body = Refresh,
    responses((status = 200, body = SignedIn), (status = 401, body = Fault)))]
async fn refresh(State(ctx): State<Ctx>, Json(body, _): Json<Refresh>) -> Result<Json<SignedIn>> {
    Ok(Json::answer(trade_refresh_token(&ctx, &body.refresh_token).await?))
}

/// The session to end; the caller's own where there is none.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
struct Logout {
    refresh_token: Option<String>,
}

/// Ends the session and deletes the browser's cookies.
#[utoipa::path(post, path = "/api/auth/logout", security(()), tag = "identity", request_body(content = Option<Logout>),
    responses((status = 204)))]
async fn logout(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    body: Option<Json<Logout>>,
) -> Result<impl IntoResponse> {
    let token = body.and_then(|Json(body, _)| body.refresh_token);
    super::sign_out(&ctx, &actor, token.as_deref()).await?;
    Ok(forget_cookies(&ctx))
}

/// Ends every session of the caller, this one too, and deletes the browser's cookies.
#[utoipa::path(post, path = "/api/auth/logout/everywhere", tag = "identity",
    responses((status = 204), (status = 401, body = Fault)))]
async fn logout_everywhere(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<impl IntoResponse> {
    super::sign_out_everywhere(&ctx, &actor).await?;
    Ok(forget_cookies(&ctx))
}

pub(super) fn forget_cookies(ctx: &Ctx) -> impl IntoResponse + use<> {
    let forget = cookies(CookieNames::new(&ctx.settings), None);
    let forget: Vec<_> = forget.into_iter().map(|cookie| (header::SET_COOKIE, cookie)).collect();
    (StatusCode::NO_CONTENT, AppendHeaders(forget))
}

/// The caller's own record.
#[utoipa::path(get, path = "/api/auth/me", tag = "identity",
    responses((status = 200, body = User), (status = 401, body = Fault)))]
async fn me(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<User>> {
    Ok(Json::answer(super::me(&ctx, &actor).await?))
}

/// Everybody at the desk.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Agents {
    agents: Vec<Colleague>,
}

/// Who works at the desk.
#[utoipa::path(get, path = "/api/support/agents", tag = "identity",
    responses((status = 200, body = Agents), (status = 403, body = Fault)))]
async fn agents(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Agents>> {
    Ok(Json::answer(Agents { agents: super::colleagues(&ctx, &actor).await? }))
}
