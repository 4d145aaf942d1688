//! The help center's pages: each owns its data.

mod desk;
mod leaf;

pub(crate) use desk::ArticleDeskPage;
pub(crate) use leaf::LeafPage;
pub use leaf::{LeafView, reading_place};
