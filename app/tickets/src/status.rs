//! Where a ticket stands, and where it may go from there. The one place that says so, for both sides.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// The contract's five states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TicketStatus)]
pub enum Status {
    /// Waits for somebody at the desk.
    #[default]
    Open,
    /// Somebody is at it.
    InProgress,
    /// Waits for the customer.
    PendingCustomer,
    /// Answered; the customer may say otherwise.
    Resolved,
    /// Over.
    Closed,
}

impl Status {
    /// All states, in the order of a ticket's life.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::InProgress, Self::PendingCustomer, Self::Resolved, Self::Closed];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in_progress",
            Self::PendingCustomer => "pending_customer",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
        }
    }

    /// Reads a state in any accepted spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }

    /// Whether a ticket may go from here to `next` at all. What is over can only be opened again,
    /// and what is answered does not go back to waiting for the customer.
    pub fn can_move_to(self, next: Self) -> bool {
        match self {
            Self::Open | Self::InProgress | Self::PendingCustomer => self != next,
            Self::Resolved => matches!(next, Self::Open | Self::InProgress | Self::Closed),
            Self::Closed => next == Self::Open,
        }
    }

    /// Whether the ticket's own customer may make the move: close what is not, reopen what is over.
    pub fn customer_can_move_to(self, next: Self) -> bool {
        match next {
            Self::Closed => self.can_move_to(next),
            Self::Open => matches!(self, Self::Resolved | Self::Closed),
            Self::InProgress | Self::PendingCustomer | Self::Resolved => false,
        }
    }

    /// Where the customer's reply leads: whatever waited for them, or was over, is open again.
    pub fn after_customer_reply(self) -> Self {
        match self {
            Self::Open | Self::InProgress => self,
            Self::PendingCustomer | Self::Resolved | Self::Closed => Self::Open,
        }
    }

    /// Where an agent's public reply leads: what nobody was at is under way, and so is what was answered; what was over is
    /// open again.
    pub fn after_agent_reply(self) -> Self {
        match self {
            Self::Open | Self::Resolved => Self::InProgress,
            Self::Closed => Self::Open,
            Self::InProgress | Self::PendingCustomer => self,
        }
    }

    /// Whether there is still something to do.
    pub fn is_active(self) -> bool {
        !matches!(self, Self::Resolved | Self::Closed)
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom("expected open, in_progress, pending_customer, resolved or closed")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_status() -> impl Strategy<Value = Status> {
        proptest::sample::select(Status::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn a_customer_may_never_more_than_the_machine(from in any_status(), to in any_status()) {
            prop_assert!(!from.customer_can_move_to(to) || from.can_move_to(to));
        }

        #[test]
        fn standing_still_is_no_move(status in any_status()) {
            prop_assert!(!status.can_move_to(status));
        }

        #[test]
        fn replies_only_make_allowed_moves(status in any_status()) {
            for next in [status.after_customer_reply(), status.after_agent_reply()] {
                prop_assert!(next == status || status.can_move_to(next));
            }
        }

        #[test]
        fn every_state_can_be_opened_again_and_closed(status in any_status()) {
            prop_assert!(status == Status::Open || status.can_move_to(Status::Open));
            prop_assert!(status == Status::Closed || status.can_move_to(Status::Closed));
        }

        #[test]
        fn what_is_written_is_read(status in any_status()) {
            prop_assert_eq!(Status::parse(status.as_str()), Some(status));
            let shouted = status.as_str().to_uppercase().replace('_', " ");
            prop_assert_eq!(Status::parse(&shouted), Some(status));
        }
    }

    #[test]
    fn what_is_over_is_only_opened_again() {
        assert!(!Status::Closed.can_move_to(Status::InProgress));
        assert!(!Status::Closed.can_move_to(Status::Resolved));
        assert!(!Status::Resolved.can_move_to(Status::PendingCustomer));
        assert!(Status::Closed.can_move_to(Status::Open));
    }
}
