//! A person's own account over REST.

use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{
    Fault, SessionId,
    server::{Actor, ClientAddress, Ctx, Json, Path, Result},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{AccountChange, PasswordReset};
use crate::{OwnSessions, User, server::rest::forget_cookies};

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(change_me))
        .routes(routes!(own_sessions, end_other_sessions))
        .routes(routes!(end_own_session))
        .routes(routes!(ask_password_link))
        .routes(routes!(reset_password))
        .routes(routes!(confirm_email))
}

/// Changes the caller's own record. A new password needs the present one, and ends every other session.
#[utoipa::path(patch, path = "/api/auth/me", tag = "identity", request_body = AccountChange,
    responses((status = 200, body = User), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 429, body = Fault)))]
async fn change_me(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<AccountChange>,
) -> Result<Json<User>> {
    Ok(Json::answer(super::change_me(&ctx, &actor, change).await?))
}

/// The caller's own sessions.
#[utoipa::path(get, path = "/api/auth/sessions", tag = "identity",
    responses((status = 200, body = OwnSessions), (status = 401, body = Fault)))]
async fn own_sessions(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<OwnSessions>> {
    Ok(Json::answer(super::own_sessions(&ctx, &actor).await?))
}

/// Ends every session of the caller but this one.
#[utoipa::path(delete, path = "/api/auth/sessions", tag = "identity",
    responses((status = 204), (status = 401, body = Fault)))]
async fn end_other_sessions(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<StatusCode> {
    super::end_other_sessions(&ctx, &actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a session of the caller. Their own is ended like every other, and its cookies are deleted.
#[utoipa::path(delete, path = "/api/auth/sessions/{id}", tag = "identity",
    params(("id" = SessionId, Path)),
    responses((status = 204), (status = 401, body = Fault), (status = 404, body = Fault)))]
async fn end_own_session(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    super::end_own_session(&ctx, &actor, id).await?;
    let is_current = actor.person().is_ok_and(|person| person.session == id);
    Ok(if is_current { forget_cookies(&ctx).into_response() } else { StatusCode::NO_CONTENT.into_response() })
}

/// Whose password is forgotten.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ForgottenPassword {
    /// The address of the account.
    email: String,
}

/// Asks for a link to a new password. The same answer, whether or not there is an account.
#[utoipa::path(post, path = "/api/auth/password/forgot", security(()), tag = "identity", request_body = ForgottenPassword,
    responses((status = 202), (status = 400, body = Fault), (status = 429, body = Fault)))]
async fn ask_password_link(
    State(ctx): State<Ctx>,
    Extension(from): Extension<ClientAddress>,
    Json(body, _): Json<ForgottenPassword>,
) -> Result<StatusCode> {
    super::ask_password_link(&ctx, from, &body.email).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Sets a new password by a link, and ends every session of the account.
#[utoipa::path(post, path = "/api/auth/password/reset", security(()), tag = "identity", request_body = PasswordReset,
    responses((status = 204), (status = 400, body = Fault), (status = 429, body = Fault)))]
async fn reset_password(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Extension(from): Extension<ClientAddress>,
    Json(reset, _): Json<PasswordReset>,
) -> Result<StatusCode> {
    super::reset_password(&ctx, &actor, from, reset).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of a link that was sent to an address.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct EmailConfirmation {
    /// Good once, for two days.
    #[schema(format = Password)]
    token: String,
}

/// Confirms the address that the link was sent to.
#[utoipa::path(post, path = "/api/auth/email/confirm", security(()), tag = "identity", request_body = EmailConfirmation,
    responses((status = 204), (status = 400, body = Fault), (status = 429, body = Fault)))]
async fn confirm_email(
    State(ctx): State<Ctx>,
    Extension(from): Extension<ClientAddress>,
    Json(body, _): Json<EmailConfirmation>,
) -> Result<StatusCode> {
    super::confirm_email(&ctx, from, &body.token).await?;
    Ok(StatusCode::NO_CONTENT)
}
