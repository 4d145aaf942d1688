//! The questions as their writers see them: what of them readers see, and what a publication would bring.

use base::{DateTime, Language, Utc};
use serde::{Deserialize, Serialize};

use crate::FaqItem;

/// The questions, with the languages that can be published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FaqDesk {
    /// All questions.
    pub questions: Vec<FaqQuestion>,
    /// The languages that anything is written or published in.
    pub languages: Vec<FaqLanguage>,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// A question, and what readers see of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FaqQuestion {
    /// The question.
    pub item: FaqItem,
    /// What readers see of it.
    pub state: FaqState,
}

/// A language of the questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FaqLanguage {
    /// The language.
    pub locale: Language,
    /// How many changes a publication would bring.
    pub changes: usize,
}

/// What readers see of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaqState {
    /// Nothing, and a publication would not change that.
    Draft,
    /// What was published before it became a draft again.
    Withdrawn,
    /// Nothing before the next publication.
    New,
    /// What it said before it was changed.
    Changed,
    /// What is written.
    Published,
}
