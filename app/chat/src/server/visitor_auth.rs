//! Session token: what proves a visitor, in a header, in the socket's address or in a cookie of our own pages.

use axum::http::{HeaderMap, HeaderName, header, request::Parts};
use base::server::{Actor, CookieNames, Ctx, Error, Result, Settings, Visitor, digest};
use leptos::prelude::use_context;

/// The header that carries a session token.
pub const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-session-token");

/// The longest token that is looked up, in bytes: ours have 43.
const LONGEST: usize = 128;

/// The cookie in which a browser keeps its session token where it has no script.
pub fn chat_cookie(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-chat" } else { "chat" }
}

/// The visitor of a token; none where it names nobody.
///
/// # Errors
/// When the database refuses.
pub async fn find_visitor(ctx: &Ctx, token: &str) -> Result<Option<Actor>> {
    if token.is_empty() || token.len() > LONGEST {
        return Ok(None);
    }
    let mut reader = ctx.read().await?;
    let row = sqlx::query!(
        "select id, name, email::text as email from chat_sessions where token_hash = $1",
        digest(token)
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    Ok(row.map(|row| Actor::Visitor(Visitor { session: row.id.into(), name: row.name, email: row.email })))
}

/// The visitor whom the chat cookie of a request names; none where there is none, or none that holds.
///
/// # Errors
/// When the database refuses.
pub async fn find_visitor_of_cookie(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Actor>> {
    let name = chat_cookie(&ctx.settings);
    let mut lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    match lines.find_map(|line| CookieNames::find(line, name)) {
        Some(token) => find_visitor(ctx, token).await,
        None => Ok(None),
    }
}

/// Who calls a server function of the chat: whoever the token names, or else the request's actor; a browser that nobody
/// signed in with, whoever its chat cookie names.
///
/// # Errors
/// [`Error::Unauthenticated`] for a token that names nobody.
pub async fn chat_caller(ctx: &Ctx, actor: Actor, token: Option<&str>) -> Result<Actor> {
    if let Some(token) = token {
        return find_visitor(ctx, token).await?.ok_or(Error::Unauthenticated);
    }
    let headers = use_context::<Parts>().map(|parts| parts.headers);
    match (actor, headers) {
        (Actor::Anonymous, Some(headers)) => {
            Ok(find_visitor_of_cookie(ctx, &headers).await?.unwrap_or_default())
        }
        (actor, _) => Ok(actor),
    }
}
