//! The help center as a folder of Markdown, packed: what goes out comes back in as it was.
//!
//! `articles/{locale}/{slug}.md` with front matter, `images/{name}`, `faq/{locale}/questions.json`, and `categories.json`
//! with the categories. A folder that something else wrote may lie differently: see [`import`].

mod categories;
mod export;
mod import;
mod import_article;
mod path_defaults;
mod pictures;
mod questions;
mod zip_io;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use export::{Exported, export};
pub use import::Import;

use crate::ImportReport;

/// A folder in memory: paths with `/` between their steps.
type Folder = BTreeMap<String, Vec<u8>>;

/// More than this is not said of one import.
const MOST_FAILED: usize = 1_000;

/// Says of a file that it could not be taken, and why.
fn fail(report: &mut ImportReport, path: String, said: impl Into<String>) {
    if report.failed.len() >= MOST_FAILED {
        return;
    }
    report.failed.push(crate::FailedFile { path, said: said.into() });
}
