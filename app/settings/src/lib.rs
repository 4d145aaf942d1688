//! Settings that change while the house runs. Each domain has a typed section of its own; this crate knows none of them.

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
