//! Identity's parts.

mod account_menu;
mod draft;
mod viewer;

pub use account_menu::AccountMenu;
pub use draft::Draft;
pub use viewer::{Viewer, provide_viewer, viewer};
