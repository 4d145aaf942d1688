//! The layer that puts into every request for a page whether the house chats, where drawing finds it without waiting.

use axum::{
    extract::{Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use base::server::Ctx;
use leptos::prelude::use_context;

use crate::ChatSettings;

/// That the house chats, in its request.
#[derive(Clone, Copy)]
struct ChatIsOn;

/// Notes whether the house chats. While that cannot be read, no page offers it.
pub async fn switch_layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    match settings::server::read::<ChatSettings>(&ctx).await {
        Ok(settings) if settings.is_enabled => {
            request.extensions_mut().insert(ChatIsOn);
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the settings of chat could not be read"),
    }
    next.run(request).await
}

/// Whether the house chats, in the request that is being answered.
pub(crate) fn is_chat_on_here() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.extensions.get::<ChatIsOn>().is_some())
}
