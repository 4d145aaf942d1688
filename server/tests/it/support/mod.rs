//! What every story begins with.

mod app;
mod cast;
mod client;
mod document;

pub use app::App;
pub use cast::Cast;
pub use client::{Answer, Client};
