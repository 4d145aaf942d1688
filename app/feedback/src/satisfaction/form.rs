//! What a requester's page knows of their rating, and whether they may still give one.

use base::{DateTime, Utc, chrono::TimeDelta};
use serde::{Deserialize, Serialize};

use super::SatisfactionRefusal;

/// How long somebody may change their mind.
const CHANGE_OF_MIND: TimeDelta = TimeDelta::days(14);

/// What they said before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GivenRating {
    /// From 1 to 5.
    pub rating: i16,
    /// In their words.
    pub comment: Option<String>,
    /// When they said it first.
    pub answered_at: DateTime<Utc>,
}

/// What the form shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SatisfactionForm {
    /// What the ticket is about.
    pub subject: String,
    /// Its number for people.
    pub number: String,
    /// What was said before.
    pub given: Option<GivenRating>,
    /// Whether it may be said now.
    pub may_rate: bool,
}

/// Whether a ticket may be rated: once it is resolved or closed, and anew for two weeks while it is not closed.
///
/// # Errors
/// Why not.
pub fn may_rate(
    is_resolved: bool,
    is_closed: bool,
    given: Option<&GivenRating>,
    now: DateTime<Utc>,
) -> Result<(), SatisfactionRefusal> {
    match given {
        None if is_resolved || is_closed => Ok(()),
        Some(given) if is_resolved && now - given.answered_at <= CHANGE_OF_MIND => Ok(()),
        Some(_) if is_resolved || is_closed => Err(SatisfactionRefusal::TooLate),
        None | Some(_) => Err(SatisfactionRefusal::NotResolved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mind_changes_for_two_weeks_while_the_ticket_is_not_closed() {
        let answered_at = DateTime::<Utc>::UNIX_EPOCH;
        let given = GivenRating { rating: 1, comment: None, answered_at };
        let (soon, late) = (answered_at + TimeDelta::days(14), answered_at + TimeDelta::days(15));
        assert_eq!(may_rate(true, false, None, late), Ok(()));
        assert_eq!(may_rate(false, true, None, late), Ok(()));
        assert_eq!(may_rate(false, false, None, soon), Err(SatisfactionRefusal::NotResolved));
        assert_eq!(may_rate(true, false, Some(&given), soon), Ok(()));
        assert_eq!(may_rate(true, false, Some(&given), late), Err(SatisfactionRefusal::TooLate));
        assert_eq!(may_rate(false, true, Some(&given), soon), Err(SatisfactionRefusal::TooLate));
        assert_eq!(may_rate(false, false, Some(&given), soon), Err(SatisfactionRefusal::NotResolved));
    }
}
