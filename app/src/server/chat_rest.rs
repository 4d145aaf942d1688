//! Where chats and tickets meet, over REST.

use axum::{extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Ctx, Json, Path, Result, SignedIn},
};
use chat::{ChatSessionId, Transfer};
use tickets::{NewTicket, Source, server::rest::OneTicket};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    open_ticket::open_ticket,
    transfer_chat::{TransferredChat, transfer_chat},
};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(open)).routes(routes!(transfer))
}

/// Opens a ticket.
#[utoipa::path(post, path = "/api/support/tickets", tag = "tickets", request_body = NewTicket,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OneTicket), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 429, body = Fault)))]
async fn open(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Json(draft, idempotency_key): Json<NewTicket>,
) -> Result<(StatusCode, Json<OneTicket>)> {
    let draft = NewTicket { source: Source::Api, ..draft };
    let ticket = open_ticket(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(ticket.into())))
}

/// Hands a chat to an agent, to a team in whose queue it waits, or makes it a ticket. Done twice, the last answers the same
/// ticket.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/transfer", tag = "chat", request_body = Transfer,
    params(("id" = ChatSessionId, Path)),
    responses((status = 200, body = TransferredChat), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn transfer(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<ChatSessionId>,
    Json(body, _): Json<Transfer>,
) -> Result<Json<TransferredChat>> {
    Ok(Json::answer(transfer_chat(&ctx, &actor, id, body).await?))
}
