//! A file as those see it who may.

use base::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};

base::id!(
    /// A stored file, under the name that somebody gave it.
    FileId
);

/// Whether a file may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// The scanner has not said yet: it is in quarantine.
    PendingScan,
    /// It may.
    Clean,
    /// It may not, and is gone from the storage.
    Infected,
}

impl FileState {
    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PendingScan => "pending_scan",
            Self::Clean => "clean",
            Self::Infected => "infected",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::PendingScan, Self::Clean, Self::Infected].into_iter().find(|state| state.as_str() == word)
    }
}

/// A file that hangs on something, or was uploaded to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Attachment {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub filename: String,
    /// How many bytes it has.
    pub size: i64,
    /// What it is, told by what is in it.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Whether it may be read.
    pub state: FileState,
    /// What the scanner found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Where it is, for whoever is signed in and may see it.
    pub url: String,
    /// Where the small picture of it is, where it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// How wide the picture is, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
    /// How high it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
}

/// A file with an address that is its asker's alone and expires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SignedAttachment {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub filename: String,
    /// How many bytes it has.
    pub size: i64,
    /// What it is, told by what is in it.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Whether it may be read.
    pub state: FileState,
    /// What the scanner found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// The address.
    pub url: String,
    /// The small picture's address, where it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Until when both hold.
    pub expires_at: DateTime<Utc>,
}

/// Where a form that may carry files is sent by a browser without script: its files are stored, then what the form itself
/// asks for is done with them. `server_function` is the form's own address, `Say::url()`.
pub fn form_action(server_function: &str) -> String {
    format!("/files/forms{}", server_function.strip_prefix("/fn").unwrap_or(server_function))
}

/// Reads the ids of files as the field of a form holds them: with commas between. What is no id is left out by nobody:
/// the whole is refused.
///
/// # Errors
/// When one of them is no id.
pub fn attachment_ids(field: Option<&str>) -> Result<Vec<FileId>, crate::Refusal> {
    let ids = field.unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty());
    ids.map(|id| id.parse().map_err(|_| crate::Refusal::NotThere)).collect()
}

impl FileId {
    /// A list of ids, in which `null` is none.
    ///
    /// # Errors
    /// When one of them is no id.
    pub fn list_or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Self>, D::Error> {
        Ok(Option::deserialize(deserializer)?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_ids_or_is_refused() {
        let id = "01930000-0000-7000-8000-000000000001";
        assert_eq!(attachment_ids(None), Ok(Vec::new()));
        assert_eq!(attachment_ids(Some(" ,")), Ok(Vec::new()));
        assert_eq!(attachment_ids(Some(&format!("{id}, {id}"))).unwrap().len(), 2);
        assert!(attachment_ids(Some("lamp.png")).is_err());
    }

    #[test]
    fn a_form_goes_by_way_of_its_files() {
        assert_eq!(form_action("/fn/say"), "/files/forms/say");
    }
}
