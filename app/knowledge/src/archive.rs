//! What an import did.

use serde::{Deserialize, Serialize};

/// What became of the files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportReport {
    /// Articles that are new.
    pub created: u32,
    /// Articles that say something else now.
    pub changed: u32,
    /// Articles that said so already.
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
