//! Whether the house chats, as every page knows it from the first byte: its lamp stands there or not.

/// Whether it does. The request's layer found out.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_chat_on() -> bool {
    crate::server::is_chat_on_here()
}

/// Whether it does. The page that was drawn says so.
#[cfg(target_arch = "wasm32")]
pub fn is_chat_on() -> bool {
    leptos::prelude::document().query_selector("[data-chat]").ok().flatten().is_some()
}
