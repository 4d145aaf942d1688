//! Optimistic changes: what somebody asked for is shown at once, over what the server said last, and taken back where it
//! refuses. Pure, so that every page shows the same.

use crate::{Party, Priority, Status, Ticket, draft::tidy_tag};

/// What to change of a ticket, as far as it can be shown before the server answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    /// Where it is to stand.
    pub status: Option<Status>,
    /// How soon it is to be answered.
    pub priority: Option<Priority>,
    /// A category's slug.
    pub category: Option<String>,
    /// Who is to answer; nobody is somebody.
    pub assigned_to: Option<Option<Party>>,
    /// A tag that it gets.
    pub add_tag: Option<String>,
    /// A tag that it loses.
    pub remove_tag: Option<String>,
}

/// The part of a page that says what was wrong with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    /// Where it stands.
    Status,
    /// How soon it wants an answer.
    Priority,
    /// What it is about.
    Category,
    /// Who answers.
    Assignee,
    /// Its tags.
    Tags,
}

impl Asked {
    /// What it is about.
    pub fn property(&self) -> Property {
        match self {
            Self { status: Some(_), .. } => Property::Status,
            Self { priority: Some(_), .. } => Property::Priority,
            Self { category: Some(_), .. } => Property::Category,
            Self { assigned_to: Some(_), .. } => Property::Assignee,
            _ => Property::Tags,
        }
    }

    /// Makes of a ticket what it will be. A move that is not allowed is not shown either.
    fn apply(&self, ticket: &mut Ticket) {
        if let Some(status) = self.status.filter(|status| ticket.status.can_move_to(*status)) {
            ticket.status = status;
            ticket.waiting_since = ticket.waiting_since.filter(|_| status.is_the_desks());
        }
        if let Some(priority) = self.priority {
            ticket.priority = priority;
        }
        if let Some(category) = &self.category {
            ticket.category.clone_from(category);
        }
        if let Some(assigned_to) = &self.assigned_to {
            ticket.assigned_to.clone_from(assigned_to);
        }
        if let Some(tag) = self.add_tag.as_deref().map(tidy_tag).filter(|tag| !ticket.tags.contains(tag)) {
            ticket.tags.push(tag);
            ticket.tags.sort();
        }
        if let Some(removed) = &self.remove_tag {
            ticket.tags.retain(|tag| tag != removed);
        }
    }
}

/// The changes that the server has not answered, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Unanswered {
    last: u64,
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq)]
struct Change {
    key: u64,
    number: String,
    asked: Asked,
}

impl Unanswered {
    /// Takes in that somebody asked to change the ticket of a number; answers the change's key.
    pub fn ask(&mut self, number: String, asked: Asked) -> u64 {
        self.last += 1;
        self.changes.push(Change { key: self.last, number, asked });
        self.last
    }

    /// The server answered, whatever: what holds now it says itself.
    pub fn answer(&mut self, key: u64) {
        self.changes.retain(|change| change.key != key);
    }

    /// A ticket as it will be if nothing is refused.
    pub fn shown(&self, confirmed: &Ticket) -> Ticket {
        let mut shown = confirmed.clone();
        for change in self.changes.iter().filter(|change| change.number == confirmed.number) {
            change.asked.apply(&mut shown);
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    fn ticket() -> Ticket {
        Ticket { tags: vec!["late".into()], ..Ticket::sample() }
    }

    fn status(status: Status) -> Asked {
        Asked { status: Some(status), ..Asked::default() }
    }

    #[test]
    fn what_was_asked_is_shown_and_goes_with_its_answer() {
        let (held, mut unanswered) = (ticket(), Unanswered::default());
        let bob = Party { id: Uuid::from_u128(3).into(), name: "Bob".into() };
        let first = unanswered.ask(held.number.clone(), status(Status::Resolved));
        let given = Asked { assigned_to: Some(Some(bob.clone())), ..Asked::default() };
        let second = unanswered.ask(held.number.clone(), given);
        let shown = unanswered.shown(&held);
        assert_eq!((shown.status, shown.waiting_since), (Status::Resolved, None));
        assert_eq!(shown.assigned_to, Some(bob));
        // The first was refused: the ticket is as it was, but for what still waits.
        unanswered.answer(first);
        let shown = unanswered.shown(&held);
        assert_eq!((shown.status, shown.waiting_since), (Status::Open, held.waiting_since));
        assert!(shown.assigned_to.is_some());
        unanswered.answer(second);
        assert_eq!(unanswered.shown(&held), held);
    }

    #[test]
    fn a_change_of_another_ticket_changes_nothing_here() {
        let mut unanswered = Unanswered::default();
        unanswered.ask("ST-2026-000002".into(), status(Status::Closed));
        assert_eq!(unanswered.shown(&ticket()), ticket());
    }

    #[test]
    fn what_the_server_says_meanwhile_is_shown_below_what_was_asked() {
        let mut unanswered = Unanswered::default();
        let urgent = Asked { priority: Some(Priority::Urgent), ..Asked::default() };
        unanswered.ask(ticket().number, urgent);
        let heard = Ticket { status: Status::InProgress, priority: Priority::Low, ..ticket() };
        let shown = unanswered.shown(&heard);
        assert_eq!((shown.status, shown.priority), (Status::InProgress, Priority::Urgent));
    }

    #[test]
    fn a_move_that_is_not_allowed_is_not_shown() {
        let mut unanswered = Unanswered::default();
        unanswered.ask(ticket().number, status(Status::PendingCustomer));
        let resolved = Ticket { status: Status::Resolved, ..ticket() };
        assert_eq!(unanswered.shown(&resolved).status, Status::Resolved);
    }

    #[test]
    fn tags_come_and_go_once_and_in_order() {
        let mut unanswered = Unanswered::default();
        for tag in ["VIP", "Big Deal", "vip"] {
            let asked = Asked { add_tag: Some(tag.into()), ..Asked::default() };
            assert_eq!(asked.property(), Property::Tags);
            unanswered.ask(ticket().number, asked);
        }
        unanswered.ask(ticket().number, Asked { remove_tag: Some("late".into()), ..Asked::default() });
        assert_eq!(unanswered.shown(&ticket()).tags, ["big-deal", "vip"]);
    }
}
