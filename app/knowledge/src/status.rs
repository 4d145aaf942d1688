//! Where an article stands, and where it may go from there.

use base::canonical_word;
use serde::{Deserialize, Serialize};

/// Where an article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case", try_from = "String")]
#[schema(as = ArticleStatus)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// Will be published by itself.
    Scheduled,
    /// Can be read.
    Published,
    /// Kept, and read by nobody.
    Archived,
}

impl Status {
    /// All of them, in the order of an article's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Scheduled, Self::Published, Self::Archived];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }

    /// Reads any spelling of the word.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }

    /// What is published cannot wait to be published: it is archived, or taken back to be a draft.
    pub fn can_move_to(self, next: Self) -> bool {
        self == next || !matches!((self, next), (Self::Published, Self::Scheduled))
    }
}

impl TryFrom<String> for Status {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("is not one of draft, scheduled, published, archived")
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn every_word_reads_back() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Some(status));
        }
        assert_eq!(Status::parse("PUBLISHED"), Some(Status::Published));
        assert_eq!(Status::parse("gone"), None);
    }

    #[test]
    fn only_what_is_not_yet_published_can_be_scheduled() {
        assert!(Status::Draft.can_move_to(Status::Scheduled));
        assert!(Status::Archived.can_move_to(Status::Scheduled));
        assert!(!Status::Published.can_move_to(Status::Scheduled));
        assert!(Status::Published.can_move_to(Status::Draft));
    }
}
