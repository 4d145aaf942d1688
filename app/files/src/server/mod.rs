//! The server's half of files: one verb a file, its SQL at its bottom.

mod admin;
mod attach;
mod clamd;
mod content;
mod copy_owned;
mod domain;
mod file_name;
mod find;
mod media_type;
mod multipart;
mod open;
mod owners;
pub mod permissions;
mod personal_data;
mod picture;
mod quota;
mod remove;
pub mod rest;
mod scan;
mod serve;
mod signature;
mod small_form;
mod staged_picture;
mod startup;
mod storage;
mod strip;
mod sweep;
mod turn;
mod upload;

#[cfg(test)]
mod tests;

pub use admin::{files_overview, save_settings};
pub use attach::{attach, attach_picture, attachments_of};
pub use clamd::ClamdAddress;
pub use copy_owned::copy_owned;
pub use domain::domain;
pub use find::{find, sign};
pub use open::{Stored, open_owned};
pub use remove::remove_of;
pub use rest::form_refused;
pub use scan::{ScanContent, ScanPending};
pub use serve::respond;
pub use signature::HandedTo;
pub use small_form::SmallForm;
pub use staged_picture::StagedPicture;
pub use startup::Startup;
pub use storage::StorageUrl;
pub use sweep::{FindStrayContents, SweepFiles};
pub use upload::{NewFile, keep_bytes, made_ready};
