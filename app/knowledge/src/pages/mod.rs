//! The help center's pages: each owns its data.

mod desk;
mod public_page;

pub(crate) use desk::ArticleDeskPage;
pub(crate) use public_page::PublicPageView;
pub use public_page::help_path;
