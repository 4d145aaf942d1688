//! The pages of ideas: everybody reads them, and the desk manages on the same ones.

mod idea;
mod ideas;

pub(super) use idea::IdeaPage;
pub(super) use ideas::IdeasPage;
