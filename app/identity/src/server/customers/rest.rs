//! `/api/support/people`: what the desk notes about somebody, and whether they may write. Who they are, and which accounts are
//! one, is answered where several domains know of it.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, UserId,
    server::{Actor, Ctx, Json, Path, Result, SignedIn},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{PersonNote, PersonNoteDraft, PersonNoteId};

/// The routes.
pub(in crate::server) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(block, unblock))
        .routes(routes!(notes, add_note))
        .routes(routes!(change_note, remove_note))
}

/// Blocks a customer: they may read, and write no more.
#[utoipa::path(post, path = "/api/support/people/{id}/block", tag = "people", params(("id" = UserId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn block(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<StatusCode> {
    super::block(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a customer write again.
#[utoipa::path(delete, path = "/api/support/people/{id}/block", tag = "people", params(("id" = UserId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn unblock(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<StatusCode> {
    super::unblock(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The notes about somebody.
#[derive(Serialize, utoipa::ToSchema)]
struct PersonNotes {
    notes: Vec<PersonNote>,
}

/// What the desk notes about somebody, the newest first.
#[utoipa::path(get, path = "/api/support/people/{id}/notes", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = PersonNotes), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn notes(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<PersonNotes>> {
    Ok(Json::answer(PersonNotes { notes: super::notes_about(&ctx, &actor, id).await? }))
}

/// Notes something about somebody, for the desk alone.
#[utoipa::path(post, path = "/api/support/people/{id}/notes", tag = "people", request_body = PersonNoteDraft,
    params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = PersonNote), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn add_note(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<UserId>,
    Json(draft, idempotency_key): Json<PersonNoteDraft>,
) -> Result<(StatusCode, Json<PersonNote>)> {
    let note = super::add_note(&ctx, &actor, id, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(note)))
}

/// Writes a note of one's own anew.
#[utoipa::path(patch, path = "/api/support/people/{id}/notes/{note}", tag = "people",
    request_body = PersonNoteDraft, params(("id" = UserId, Path), ("note" = PersonNoteId, Path)),
    responses((status = 200, body = PersonNote), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn change_note(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path((id, note)): Path<(UserId, PersonNoteId)>,
    Json(draft, _): Json<PersonNoteDraft>,
) -> Result<Json<PersonNote>> {
    Ok(Json::answer(super::change_note(&ctx, &actor, id, note, draft).await?))
}

/// Deletes a note of one's own; an admin deletes any.
#[utoipa::path(delete, path = "/api/support/people/{id}/notes/{note}", tag = "people",
    params(("id" = UserId, Path), ("note" = PersonNoteId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove_note(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, note)): Path<(UserId, PersonNoteId)>,
) -> Result<StatusCode> {
    super::remove_note(&ctx, &actor, id, note).await?;
    Ok(StatusCode::NO_CONTENT)
}
