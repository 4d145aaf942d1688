//! The order of a list: by what, and which end comes first.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// By what a list is ordered, in the direction that one asks for first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The youngest first.
    #[default]
    Created,
    /// What changed last first.
    Updated,
    /// Who waits longest for the desk first; who does not wait at all comes last, there and back.
    Waiting,
    /// The most urgent first, the youngest of those first.
    Priority,
    /// In the order of a ticket's life, the most urgent of each state first.
    Status,
    /// By the category's name, the youngest of each first.
    Category,
    /// By the name of who answers, nobody last.
    Assignee,
}

impl SortBy {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Created,
        Self::Updated,
        Self::Waiting,
        Self::Priority,
        Self::Status,
        Self::Category,
        Self::Assignee,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Waiting => "waiting",
            Self::Priority => "priority",
            Self::Status => "status",
            Self::Category => "category",
            Self::Assignee => "assignee",
        }
    }
}

/// The order of a list. In an address `newest`, `oldest`, or what it goes by, with a minus before it the other way round:
/// `-waiting`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the other end comes first.
    pub is_reversed: bool,
}

impl Sort {
    /// Reads an order.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, is_reversed) = match text {
            "newest" => ("created", false),
            "oldest" => ("created", true),
            _ => text.strip_prefix('-').map_or((text, false), |word| (word, true)),
        };
        let by = SortBy::ALL.into_iter().find(|by| by.as_str() == word)?;
        Some(Self { by, is_reversed })
    }

    fn written(self) -> String {
        match self {
            Self { by: SortBy::Created, is_reversed: false } => "newest".to_owned(),
            Self { by: SortBy::Created, is_reversed: true } => "oldest".to_owned(),
            Self { by, is_reversed: false } => by.as_str().to_owned(),
            Self { by, is_reversed: true } => format!("-{}", by.as_str()),
        }
    }
}

impl From<SortBy> for Sort {
    fn from(by: SortBy) -> Self {
        Self { by, is_reversed: false }
    }
}

impl Serialize for Sort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written())
    }
}

impl<'de> Deserialize<'de> for Sort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wrong = || {
            serde::de::Error::custom(
                "expected newest, oldest, updated, waiting, priority, status, category or assignee, \
                 with a minus before it for the other way round",
            )
        };
        Self::parse(&String::deserialize(deserializer)?).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_written_is_an_order_read() {
        for by in SortBy::ALL {
            for is_reversed in [false, true] {
                let sort = Sort { by, is_reversed };
                assert_eq!(Sort::parse(&sort.written()), Some(sort));
            }
        }
        assert_eq!(Sort::parse("oldest"), Sort::parse("-created"));
        for wrong in ["", "-", "--created", "Newest", "-newest", "subject"] {
            assert_eq!(Sort::parse(wrong), None, "{wrong}");
        }
    }
}
