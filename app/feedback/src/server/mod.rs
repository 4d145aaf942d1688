//! The verbs of this domain.

pub mod analysis;
mod domain;
pub mod ideas;
pub mod permissions;
mod range;
pub mod satisfaction;
pub mod submissions;

pub use domain::domain;
