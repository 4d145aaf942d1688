//! An article as somebody reads it beside a chat.

use base::Language;
use serde::{Deserialize, Serialize};

/// The article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatArticle {
    /// What it is called.
    pub title: String,
    /// Its text: made from Markdown, and safe.
    pub html: String,
    /// Where all of it is.
    pub url: String,
    /// Its language.
    pub locale: Language,
}
