//! Why a verb of feedback refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::{InvalidText, Locale};

/// A reason of feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedbackRefusal {
    /// Not a number from 1 to 5.
    NotAScore,
    /// More tags than this.
    ManyTags(usize),
    /// A tag that is none.
    BadTag(InvalidText),
    /// What came in the place of a picture is neither one nor a file's id.
    NoPicture,
    /// A picture of more than so many megabytes.
    LargePicture(usize),
    /// A file that its sender's name hangs on, in feedback without a name.
    NamedPicture,
    /// A range of time that ends before it begins.
    EndsBeforeItBegins,
    /// A ticket that is not there.
    NoSuchTicket,
    /// It belongs to another ticket already.
    HasTicket,
}

impl base::Refusal for FeedbackRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
