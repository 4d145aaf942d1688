//! Identity's parts.

mod account_menu;
mod colleague_name;
mod draft;
mod entry;
mod input_watch;
mod lamp;
mod made_link;
mod own_status;
mod people_tabs;
mod viewer;

pub use account_menu::AccountMenu;
pub use colleague_name::ColleagueName;
pub use draft::{Draft, forget_drafts};
pub(crate) use entry::Entry;
pub(crate) use made_link::MadeLinkNotice;
pub(crate) use people_tabs::PeopleTabs;
pub use viewer::{Viewer, ViewerMark, provide_viewer, viewer};
