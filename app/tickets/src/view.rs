//! The desk's views: filters that everybody has.

use serde::{Deserialize, Serialize};

use crate::{AssignedTo, Filter, Status};

/// Nobody reads a larger number in a rail: the server counts no further, and the rail says "more than".
pub const COUNTED_IN_RAIL: i64 = 1_000;

/// A view of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Everything that still wants something.
    #[default]
    Active,
    /// Of that, what the reader answers.
    Mine,
    /// Of that, what nobody answers.
    Unassigned,
    /// What waits for its customer.
    Waiting,
    /// What was answered.
    Resolved,
    /// What is over.
    Closed,
}

impl View {
    /// All views, in the rail's order.
    pub const ALL: [Self; 6] =
        [Self::Active, Self::Mine, Self::Unassigned, Self::Waiting, Self::Resolved, Self::Closed];

    /// The tickets of the view.
    pub fn filter(self) -> Filter {
        let active = vec![Status::Open, Status::InProgress, Status::PendingCustomer];
        let (status, assigned_to) = match self {
            Self::Active => (active, None),
            Self::Mine => (active, Some(AssignedTo::Me)),
            Self::Unassigned => (active, Some(AssignedTo::None)),
            Self::Waiting => (vec![Status::PendingCustomer], None),
            Self::Resolved => (vec![Status::Resolved], None),
            Self::Closed => (vec![Status::Closed], None),
        };
        Filter { status, assigned_to, ..Filter::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_its_own_address() {
        let mut addresses: Vec<_> = View::ALL.iter().map(|view| view.filter().address()).collect();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), View::ALL.len());
    }
}
