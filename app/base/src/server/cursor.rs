//! Where a list goes on: the moment and the id of the last record of a page.

use uuid::Uuid;

use super::{RequestRefusal, Result, invalid};
use crate::{DateTime, Utc};

/// The place of a record in a list that is ordered by time, then by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its moment, to the microsecond.
    pub at: DateTime<Utc>,
    /// Its id.
    pub id: Uuid,
}

impl Cursor {
    /// The text that a caller hands back.
    pub fn write(&self) -> String {
        format!("{}.{}", self.at.timestamp_micros(), self.id)
    }

    /// Reads what [`Cursor::write`] wrote.
    ///
    /// # Errors
    /// Invalid input for everything else.
    pub fn read(text: &str) -> Result<Self> {
        let read = || {
            let (micros, id) = text.split_once('.')?;
            let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
            Some(Self { at, id: id.parse().ok()? })
        };
        read().ok_or_else(Self::wrong)
    }

    /// The refusal of a cursor that no list gave.
    pub fn wrong() -> super::Error {
        invalid("cursor", RequestRefusal::new("is not one that a list gave"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_written_is_a_cursor_read() {
        let at = DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap();
        let cursor = Cursor { at, id: Uuid::from_u128(7) };
        assert_eq!(Cursor::read(&cursor.write()).unwrap(), cursor);
        for wrong in ["", "1", "1.2", "x.00000000-0000-0000-0000-000000000007"] {
            assert!(Cursor::read(wrong).is_err(), "{wrong}");
        }
    }
}
