//! The help center as a folder of Markdown, packed: what goes out comes back in as it was.
//!
//! `articles/{locale}/{slug}.md` with front matter, `images/{name}`, and `categories.json` with the topics.

mod export;
mod import;
mod zipped;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use base::Language;
use serde::{Deserialize, Serialize};

pub use export::export;
pub use import::import;

use crate::CategoryName;

/// The file with the topics.
const TOPICS: &str = "categories.json";
/// How the text of an article names an image of the folder: from where the article's file is.
const BESIDE: &str = "../../images/";

/// A topic in the file: it names the one above it by its address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    slug: String,
    icon: String,
    position: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    names: BTreeMap<Language, CategoryName>,
}

/// A folder in memory: paths with `/` between their steps.
type Folder = BTreeMap<String, Vec<u8>>;
