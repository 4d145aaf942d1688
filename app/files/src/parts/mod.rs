//! Parts of pages: where files are attached, and where they are shown.

mod attach_files;
mod attachments;
mod picture_viewer;
mod send;
mod uploads;

pub use attach_files::AttachFiles;
pub use attachments::Attachments;
pub use uploads::Uploads;
