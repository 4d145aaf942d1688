//! Feedback as its form spells it: tags with commas, a box where the feedback has a yes.

use serde::{Deserialize, Serialize};

use super::FeedbackKind;

/// What a page hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedbackForm {
    /// How much is said.
    pub kind: FeedbackKind,
    /// How it was.
    pub rating: Option<i16>,
    /// What it is about.
    pub context: String,
    /// In one's own words.
    pub comments: String,
    /// What to put it under, with commas between.
    pub tags: String,
    /// A picture as a data address.
    pub screenshot: String,
    /// The page that it is given on.
    pub page_url: String,
    /// Whether it is given without a name.
    pub is_anonymous: Option<String>,
    /// Whether the form stands in a frame.
    pub is_framed: Option<String>,
}
