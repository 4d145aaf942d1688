//! Why a verb of the analysis refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::{InvalidText, Locale};

/// A reason of the analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnalysisRefusal {
    /// More words than this.
    ManyWords(usize),
    /// A word that is none.
    BadWord(InvalidText),
    /// A word without a letter or a digit.
    NoLetters,
    /// A rule without words and without a context.
    DecidesNothing,
    /// More rules than this.
    ManyRules(i64),
    /// A range of more days than this.
    LongRange(i64),
}

impl base::Refusal for AnalysisRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
