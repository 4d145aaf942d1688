//! Public pages: drawn on the server as HTML, and shown by the browser without their data (decision 5).
//!
//! Invariant: nothing here knows a domain. What runs only on the server is behind the one gate below.

mod interactive_html;
mod prerendered_view;
mod submit_partial;
mod words;

pub use prerendered_view::PrerenderedView;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
