//! What this domain says on pages: a struct a place, a file a language.

pub(crate) mod ideas;
pub mod satisfaction;
