//! What is counted when a public page is shown.

use std::{borrow::Cow, fmt, str::FromStr};

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
}

/// The text is none that [`fmt::Display`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoView;

impl FromStr for View {
    type Err = NoView;

    /// Reads what [`fmt::Display`] writes.
    fn from_str(text: &str) -> Result<Self, NoView> {
        let (kind, id) = text.split_once(' ').ok_or(NoView)?;
        Ok(Self { kind: Cow::Owned(kind.to_owned()), id: id.parse().map_err(|_| NoView)? })
    }
}

impl fmt::Display for View {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind, self.id)
    }
}
