//! Who may read an article.

use base::canonical_word;
use serde::{Deserialize, Serialize};

/// Who may read an article once it is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum Visibility {
    /// Everybody, search engines too.
    #[default]
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// The desk alone.
    Agents,
}

impl Visibility {
    /// All of them, from the widest.
    pub const ALL: [Self; 3] = [Self::Public, Self::SignedIn, Self::Agents];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::SignedIn => "signed_in",
            Self::Agents => "agents",
        }
    }

    /// Reads any spelling of the word.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        let word = if word == "internal" { "agents" } else { &word };
        Self::ALL.into_iter().find(|visibility| visibility.as_str() == word)
    }
}

impl TryFrom<String> for Visibility {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("is not one of public, signed_in, agents")
    }
}
