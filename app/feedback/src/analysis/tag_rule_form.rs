//! A tag rule as its form spells it, and a text to try the rules on.

use base::Locale;
use serde::{Deserialize, Serialize};

use crate::Sentiment;

/// What the page of rules hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagRuleForm {
    /// The tag.
    pub tag: String,
    /// Words with commas between.
    pub words: String,
    /// `all`, or anything else for any.
    pub which: String,
    /// The tag of a language; empty for any.
    pub locale: String,
    /// What the context holds; empty for anything.
    pub context: String,
}

/// A text to try the rules on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrialText {
    /// What somebody might say.
    pub text: String,
    /// About what.
    pub context: String,
    /// In which language.
    pub locale: Locale,
}

/// What the rules and the word lists make of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagTrial {
    /// The tags.
    pub tags: Vec<String>,
    /// How its writer feels.
    pub sentiment: Sentiment,
    /// How much so, from -1 to 1.
    pub score: f64,
}
