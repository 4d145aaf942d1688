//! What is counted when a public page is shown.

use std::{borrow::Cow, fmt};

use base::uuid::Uuid;

/// A record whose page somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What it is, in a word of its domain without a blank: `article`.
    pub kind: Cow<'static, str>,
    /// Which one.
    pub id: Uuid,
}

impl View {
    /// Of a record of a domain.
    pub fn of(kind: &'static str, id: Uuid) -> Self {
        Self { kind: Cow::Borrowed(kind), id }
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ')?;
        Some(Self { kind: Cow::Owned(kind.to_owned()), id: id.parse().ok()? })
    }
}

impl fmt::Display for View {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind, self.id)
    }
}
