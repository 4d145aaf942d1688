//! The verbs of this domain.

pub mod analysis;
mod domain;
pub mod ideas;
pub mod permissions;
mod personal_data;
mod range;
mod retention;
pub mod satisfaction;
pub mod submissions;

pub use domain::domain;
