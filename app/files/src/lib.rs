//! Stored files: uploaded in a stream, kept once, scanned, shown to whoever may see what they belong to.
//! Invariant: this crate knows no domain. Who may see a file is said by the domain that it belongs to (`FileOwner`).

mod actions;
mod attachment;
mod file_settings;
mod files_overview;
mod pages;
pub mod parts;
mod refusal;
mod routes;
mod settings_entries;
mod words;

pub use attachment::{Attachment, FileId, FileState, SignedAttachment, attachment_ids, form_action};
pub use file_settings::{FileSettings, LARGEST_ALLOWED, MOST_ALLOWED};
pub use files_overview::{FilesOverview, HeldBack};
pub use refusal::Refusal;
pub use routes::FileRoutes;
pub use settings_entries::settings_entries;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
