//! Durable consumers of the outbox: how one domain reacts to what another one recorded. Knows no domain.

mod actions;
mod pages;
mod routes;
mod set_aside;
mod settings_entries;
mod words;

pub use routes::ConsumerRoutes;
pub use set_aside::{DeliveryId, SetAside, SetAsideEvents};
pub use settings_entries::settings_entries;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
