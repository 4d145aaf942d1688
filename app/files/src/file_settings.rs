//! What an admin decides about files: which are taken, how large, how many.

use base::{InvalidFields, note_invalid};
use serde::{Deserialize, Serialize};

use crate::Refusal;

const MEGABYTE: i64 = 1_000_000;

/// The largest file that can be allowed: what S3 copies in one piece.
pub const LARGEST_ALLOWED: i64 = 5_000 * MEGABYTE;
/// The most files that a message can be allowed.
pub const MOST_ALLOWED: u32 = 100;

/// What is taken unless an admin says otherwise: nothing that a browser or a desktop would run.
const TYPES: [&str; 30] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/heif",
    "image/bmp",
    "image/tiff",
    "application/pdf",
    "text/plain",
    "text/csv",
    "text/markdown",
    "application/json",
    "application/rtf",
    "application/zip",
    "application/gzip",
    "application/x-7z-compressed",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "audio/mpeg",
    "audio/m4a",
    "audio/ogg",
    "audio/x-wav",
    "video/mp4",
    "video/webm",
    "video/quicktime",
];

/// The settings of files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FileSettings {
    /// The types that are taken, as `image/png`; told by what is in a file.
    pub types: Vec<String>,
    /// The most bytes of a file.
    pub largest_bytes: i64,
    /// The most files of a message.
    pub most_per_message: u32,
    /// The most bytes a day from one address, of people who are not signed in.
    pub daily_bytes_per_address: i64,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            types: TYPES.map(str::to_owned).to_vec(),
            largest_bytes: 40 * MEGABYTE,
            most_per_message: 20,
            daily_bytes_per_address: 100 * MEGABYTE,
        }
    }
}

impl FileSettings {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        for media_type in &mut self.types {
            *media_type = media_type.trim().to_ascii_lowercase();
        }
        self.types.retain(|media_type| !media_type.is_empty());
        self.types.sort();
        self.types.dedup();
        let mut wrong = InvalidFields::new();
        let is_type = |media_type: &String| {
            let is_word = |word: &str| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte))
            };
            media_type.len() <= 100
                && media_type.split_once('/').is_some_and(|(kind, name)| is_word(kind) && is_word(name))
        };
        let types = if self.types.len() <= 200 && self.types.iter().all(is_type) {
            Ok(())
        } else {
            Err(Refusal::NotATypeList)
        };
        note_invalid(&mut wrong, "types", types);
        note_invalid(&mut wrong, "largest_bytes", within(self.largest_bytes, LARGEST_ALLOWED));
        note_invalid(
            &mut wrong,
            "most_per_message",
            within(self.most_per_message.into(), MOST_ALLOWED.into()),
        );
        note_invalid(
            &mut wrong,
            "daily_bytes_per_address",
            within(self.daily_bytes_per_address, i64::MAX / 4),
        );
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// Whether files of a type are taken.
    pub fn takes(&self, media_type: &str) -> bool {
        self.types.iter().any(|taken| taken == media_type)
    }
}

fn within(value: i64, most: i64) -> Result<(), Refusal> {
    if (1..=most).contains(&value) { Ok(()) } else { Err(Refusal::OutOfBounds(most)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_run_nowhere_and_hold() {
        let settings = FileSettings::default().check().unwrap();
        for dangerous in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript"] {
            assert!(!settings.takes(dangerous), "{dangerous}");
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = FileSettings {
            types: vec!["a lamp".to_owned()],
            largest_bytes: 0,
            most_per_message: 101,
            daily_bytes_per_address: -1,
        };
        assert_eq!(wrong.check().unwrap_err().len(), 4);
        let tidy =
            FileSettings { types: vec![" IMAGE/PNG ".into(), String::new()], ..FileSettings::default() };
        assert_eq!(tidy.check().unwrap().types, ["image/png"]);
    }
}
