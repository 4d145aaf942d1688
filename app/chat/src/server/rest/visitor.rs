//! The chat of a visitor: with their session token in `X-Session-Token`, with an account, or with neither to begin one.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, ClientAddress, ClientInfo, Ctx, Json, Path, Query, Result},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Availability, ChatContact, ChatHistory, ChatMessage, ChatRating, ChatSessionId, NewChat, NewChatMessage,
    OwnChats, PageView, StartedChat, server,
};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(start))
        .routes(routes!(begin_session))
        .routes(routes!(say))
        .routes(routes!(history))
        .routes(routes!(own_chats))
        .routes(routes!(availability))
        .routes(routes!(end))
        .routes(routes!(rate))
        .routes(routes!(introduce))
        .routes(routes!(view_page))
        .routes(routes!(mark_read))
}

/// Begins a chat. What proves the visitor from now on is shown once.
#[utoipa::path(post, path = "/api/support/chat/start", tag = "chat", request_body = NewChat, security(()),
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = StartedChat), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 429, body = Fault)))]
async fn start(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    address: Option<Extension<ClientAddress>>,
    info: ClientInfo,
    body: Option<Json<NewChat>>,
) -> Result<(StatusCode, Json<StartedChat>)> {
    let Json(mut draft, idempotency_key) = body.unwrap_or_else(|| Json::answer(NewChat::default()));
    draft.locale.get_or_insert_with(|| info.locale().tag().to_owned());
    let address = address.map(|Extension(address)| address);
    let started = server::start_once(&ctx, &actor, address, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(started)))
}

/// Begins a chat; another name of `/start`.
#[utoipa::path(post, path = "/api/support/chat/session", tag = "chat", request_body = NewChat, security(()),
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = StartedChat), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 429, body = Fault)))]
async fn begin_session(
    state: State<Ctx>,
    actor: Extension<Actor>,
    address: Option<Extension<ClientAddress>>,
    info: ClientInfo,
    body: Option<Json<NewChat>>,
) -> Result<(StatusCode, Json<StartedChat>)> {
    start(state, actor, address, info, body).await
}

/// Says something. The same `client_id` twice makes one message.
#[utoipa::path(post, path = "/api/support/chat/messages", tag = "chat", request_body = NewChatMessage,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ChatMessage), (status = 400, body = Fault), (status = 404, body = Fault),
        (status = 429, body = Fault)))]
async fn say(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewChatMessage>,
) -> Result<(StatusCode, Json<ChatMessage>)> {
    let message = server::say_once(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(message)))
}

/// Which part of which chat.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct HistoryQuery {
    /// The chat.
    session_id: ChatSessionId,
    /// The place after which the next hundred are wanted.
    #[serde(default, deserialize_with = "base::number")]
    after: Option<u32>,
    /// The place before which the last hundred are wanted.
    #[serde(default, deserialize_with = "base::number")]
    before: Option<u32>,
}

/// A chat with its newest hundred entries, or those after or before a place in it.
#[utoipa::path(get, path = "/api/support/chat/history", tag = "chat", params(HistoryQuery),
    responses((status = 200, body = ChatHistory), (status = 400, body = Fault), (status = 404, body = Fault)))]
async fn history(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<ChatHistory>> {
    let HistoryQuery { session_id, after, before } = query;
    let (after, before) = (after.map(i64::from), before.map(i64::from));
    Ok(Json::answer(server::history(&ctx, &actor, session_id, after, before).await?))
}

/// The caller's own chats, newest first; a stranger has none.
#[utoipa::path(get, path = "/api/support/chat/sessions", tag = "chat",
    responses((status = 200, body = OwnChats), (status = 401, body = Fault)))]
async fn own_chats(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<OwnChats>> {
    Ok(Json::answer(server::own_chats(&ctx, &actor).await?))
}

/// Whether the house chats, whether anybody is there, and what is asked first.
#[utoipa::path(get, path = "/api/support/chat/availability", tag = "chat", security(()),
    responses((status = 200, body = Availability)))]
async fn availability(State(ctx): State<Ctx>, info: ClientInfo) -> Result<Json<Availability>> {
    Ok(Json::answer(server::availability(&ctx, info.locale()).await?))
}

/// Ends a chat.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/end", tag = "chat", params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn end(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
) -> Result<StatusCode> {
    server::end(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says how it was, once.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/rating", tag = "chat", request_body = ChatRating,
    params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn rate(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
    Json(rating, _): Json<ChatRating>,
) -> Result<StatusCode> {
    server::rate(&ctx, &actor, id, rating).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says who one is and where one can be written to.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/contact", tag = "chat", request_body = ChatContact,
    params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn introduce(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
    Json(contact, _): Json<ChatContact>,
) -> Result<StatusCode> {
    server::introduce(&ctx, &actor, id, contact).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says on which page one is.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/page", tag = "chat", request_body = PageView,
    params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 404, body = Fault)))]
async fn view_page(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
    Json(page, _): Json<PageView>,
) -> Result<StatusCode> {
    server::view_page(&ctx, &actor, id, page).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How far somebody has read.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadUntil {
    /// The last place that they read, in their own count.
    seq: i64,
}

/// Says how far one has read.
#[utoipa::path(post, path = "/api/support/chat/session/{id}/read", tag = "chat", request_body = ReadUntil,
    params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 404, body = Fault)))]
async fn mark_read(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
    Json(read, _): Json<ReadUntil>,
) -> Result<StatusCode> {
    server::mark_read(&ctx, &actor, id, read.seq).await?;
    Ok(StatusCode::NO_CONTENT)
}
