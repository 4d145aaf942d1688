//! The page of files.

mod files;

pub use files::FilesPage;
