//! Why a verb of files refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::Locale;

/// A reason of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was sent.
    NoFile,
    /// It has no bytes.
    Empty {
        /// What it is called.
        name: String,
    },
    /// It ended before its end.
    Cut,
    /// Not a form with files in it.
    NotAForm,
    /// A type that is not taken.
    TypeNotTaken {
        /// What the file is called.
        name: String,
        /// What it is.
        media_type: String,
    },
    /// It is not what the end of its name says.
    NotWhatItSays {
        /// What it is called.
        name: String,
        /// What it is.
        media_type: String,
    },
    /// More files than a message may have.
    ManyFiles(u32),
    /// Not there, not the actor's, or in use already.
    NotThere,
    /// The scanner found something.
    Infected {
        /// What the file is called.
        name: String,
        /// What was found.
        signature: String,
    },
    /// The scanner has not said yet.
    NotScannedYet,
    /// The storage is away or full.
    StorageAway,
    /// A setting is out of its bounds.
    OutOfBounds(i64),
    /// It is no picture.
    NotAPicture,
    /// Not a list of types.
    NotATypeList,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
