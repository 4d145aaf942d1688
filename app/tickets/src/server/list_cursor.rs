//! Where a list of tickets goes on, in any of its orders.

use base::server::{Cursor as Place, Result};

use super::{find::TicketRow, order::Group};
use crate::SortBy;

/// The place of the last row of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cursor {
    /// The group that the row stands in, by its name; nothing where the list is one group.
    pub group: String,
    /// The row's priority.
    pub priority: i16,
    /// The moment by which it is ordered, and its id.
    pub place: Place,
}

impl Cursor {
    /// Where a list of this order goes on after a row.
    pub fn of(by: SortBy, row: &TicketRow) -> Self {
        let at = match by {
            SortBy::Updated => row.updated_at,
            SortBy::Waiting => row.waiting_since.unwrap_or(row.created_at),
            _ => row.created_at,
        };
        let place = Place { at, id: row.id };
        Self { group: Group::of(by, row), priority: row.priority, place }
    }

    /// The text that a caller hands back.
    pub fn write(&self) -> String {
        format!("{}.{}.{}", self.group, self.priority, self.place.write())
    }

    /// Reads what [`Cursor::write`] wrote.
    pub fn read(text: &str) -> Result<Self> {
        let split = || text.split_once('.').and_then(|(group, rest)| Some((group, rest.split_once('.')?)));
        let (group, (priority, place)) = split().ok_or_else(Place::wrong)?;
        let priority = priority.parse().map_err(|_| Place::wrong())?;
        Ok(Self { group: group.to_owned(), priority, place: Place::read(place)? })
    }
}

#[cfg(test)]
mod tests {
    use base::{DateTime, uuid::Uuid};

    use super::*;

    #[test]
    fn a_cursor_written_is_a_cursor_read() {
        let at = DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap();
        let place = Place { at, id: Uuid::from_u128(7) };
        for group in ["", "in_progress", "none", "technical-issue"] {
            let cursor = Cursor { group: group.to_owned(), priority: 3, place };
            assert_eq!(Cursor::read(&cursor.write()).unwrap(), cursor);
        }
        for wrong in ["", "1", "..", "1.2.3", ".x.1.00000000-0000-0000-0000-000000000007"] {
            assert!(Cursor::read(wrong).is_err(), "{wrong}");
        }
    }
}
