//! Run-time settings: sections in the database, a cache in every process.

mod cache;
mod section;

#[cfg(test)]
mod tests;

pub use cache::keep_settings;
pub use section::{Section, read, write};
