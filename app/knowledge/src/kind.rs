//! What an article is for.

use base::canonical_word;
use serde::{Deserialize, Serialize};

/// What an article is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum Kind {
    /// How something works, and how to do it.
    #[default]
    Guide,
    /// Learning by doing, from the beginning to a result.
    Tutorial,
    /// What has proved itself.
    BestPractice,
    /// From a symptom to its end.
    Troubleshooting,
    /// What programs may ask, and what they are answered.
    ApiDocumentation,
}

impl Kind {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 5] =
        [Self::Guide, Self::Tutorial, Self::BestPractice, Self::Troubleshooting, Self::ApiDocumentation];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Tutorial => "tutorial",
            Self::BestPractice => "best_practice",
            Self::Troubleshooting => "troubleshooting",
            Self::ApiDocumentation => "api_documentation",
        }
    }

    /// Reads any spelling of the word.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        let word = if word == "api_docs" { "api_documentation" } else { &word };
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl TryFrom<String> for Kind {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
            .ok_or("is not one of guide, tutorial, best_practice, troubleshooting, api_documentation")
    }
}
