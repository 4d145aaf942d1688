//! Run-time settings: sections in the database, a cache in every process.

mod cache;
mod section;

#[cfg(test)]
mod tests;

pub use cache::{forget_settings, keep_settings};
pub use section::{FEED, Section, change, read, write};
