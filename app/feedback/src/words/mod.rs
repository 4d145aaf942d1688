//! What this domain says on pages: a struct a place, a file a language.

pub(crate) mod ideas;
pub(crate) mod ratings;
pub mod satisfaction;
