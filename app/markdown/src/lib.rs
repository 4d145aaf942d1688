//! Markdown to safe HTML, for articles and for messages. The rendering is the server's: browsers are sent what it made.

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

/// How the HTML of a message begins that is shown as it was typed.
pub const AS_TYPED: &str = "<p class=\"plain\" dir=\"auto\">";
