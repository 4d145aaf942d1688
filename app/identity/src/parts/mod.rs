//! Identity's parts.

mod account_menu;
mod viewer;

pub use account_menu::AccountMenu;
pub use viewer::{Viewer, provide_viewer, viewer};
