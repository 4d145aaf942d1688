//! A plug-in seam: each crate answers one [`server::Domain`], and the server folds a list of them.

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
