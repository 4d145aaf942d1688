//! The help center as a packed folder: what goes out, and what became of what came in.

use base::Language;
use serde::{Deserialize, Serialize};

/// What of the help center goes out; all of it unless told.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ExportFilter {
    /// One language.
    pub locale: Option<Language>,
    /// The articles of one category, by its slug, and nothing of the FAQ.
    pub category: Option<String>,
}

/// What became of the files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportReport {
    /// Articles and questions that are new.
    pub created: u32,
    /// Articles and questions that say something else now.
    pub changed: u32,
    /// Articles and questions that said so already.
    pub unchanged: u32,
    /// Images that were kept.
    pub images: u32,
    /// What could not be taken, and why; everything else was.
    pub failed: Vec<FailedFile>,
}

/// A file that could not be taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FailedFile {
    /// Its path in the archive.
    pub path: String,
    /// Why.
    pub said: String,
}
