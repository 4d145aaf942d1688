//! The languages that the interface speaks.

use serde::{Deserialize, Serialize};

/// A language of the interface. A new one is a new arm here and a `Words` constant in each domain,
/// and the compiler lists every place that misses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
}

impl Locale {
    /// The one of a language by its primary tag, if the interface speaks it.
    pub fn of(primary: &str) -> Option<Self> {
        match primary {
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language tag for `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The writing direction for `<html dir>`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
        }
    }
}
