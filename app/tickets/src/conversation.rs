//! A ticket with what was said and done in it, as a page holds it; it grows with every event that arrives.

use base::{DateTime, UserId, Utc, without_outer_blank_lines};
use serde::{Deserialize, Serialize};

use crate::{Event, Message, SenderType, Ticket, TimelineEntry, waiting::waiting_after};

/// A ticket with its newest timeline, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The ticket.
    pub ticket: Ticket,
    /// What was said and done, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// The key under which the next message is said once, however often it is sent.
    pub idempotency_key: String,
    /// When this was read, so that both sides say the same ages.
    pub now: DateTime<Utc>,
    /// Until when its reader, who is of the desk, had read it before; none where they open it for the first time.
    #[serde(default)]
    pub read_until: Option<DateTime<Utc>>,
}

impl Conversation {
    /// Takes in what entry at `seq`. A message that is here already stays once, and what the ticket knows already
    /// does not change it back.
    pub fn hear(&mut self, entry: TimelineEntry, seq: i64) {
        if seq > self.ticket.seq {
            self.ticket.seq = seq;
            self.apply(&entry.event);
        }
        self.append(entry);
    }

    fn append(&mut self, entry: TimelineEntry) {
        if let Some(message) = entry.event.message()
            && self.holds(message)
        {
            return;
        }
        if let Some(message) = entry.event.message()
            && !message.is_internal
            && message.sender_type == SenderType::Agent
        {
            self.ticket.first_responded_at.get_or_insert(message.created_at);
        }
        if let Some(message) = entry.event.message()
            && !message.is_internal
        {
            self.ticket.waiting_since =
                waiting_after(self.ticket.waiting_since, message.sender_type, message.created_at);
        }
        self.timeline.push(entry);
    }

    fn apply(&mut self, event: &Event) {
        match event {
            Event::StatusChanged { to, .. } => {
                self.ticket.status = *to;
                if !to.is_the_desks() {
                    self.ticket.waiting_since = None;
                }
            }
            Event::PriorityChanged { to, .. } => self.ticket.priority = *to,
            Event::CategoryChanged { to, .. } => self.ticket.category.clone_from(to),
            Event::SubjectChanged { to, .. } => self.ticket.subject.clone_from(to),
            Event::Assigned { to, .. } => self.ticket.assigned_to.clone_from(to),
            Event::Tagged { tags, .. } => self.ticket.tags.clone_from(tags),
            Event::HoldChanged { is_held } => self.ticket.is_held = *is_held,
            Event::Opened { .. }
            | Event::Replied { .. }
            | Event::Noted { .. }
            | Event::Escalated { .. }
            | Event::Removed {} => {}
        }
    }

    /// Takes in a message that this page's own person just said; one of another ticket is left alone.
    pub fn take_own(&mut self, message: Message) {
        if message.ticket_id != self.ticket.id {
            return;
        }
        self.idempotency_key = message.id.to_string();
        self.append(TimelineEntry::said(message));
    }

    /// Takes over a newer state of the ticket itself.
    pub fn take_ticket(&mut self, ticket: Ticket) {
        if ticket.id == self.ticket.id && ticket.seq >= self.ticket.seq {
            self.ticket = ticket;
        }
    }

    /// Whether somebody said these words already, as a note or to everybody.
    pub fn was_said(&self, by: Option<UserId>, is_internal: bool, words: &str) -> bool {
        self.messages().any(|held| {
            held.sender.as_ref().map(|sender| sender.id) == by
                && held.is_internal == is_internal
                && held.body == without_outer_blank_lines(words)
        })
    }

    fn holds(&self, message: &Message) -> bool {
        self.messages().any(|held| held.id == message.id)
    }

    /// What was said last.
    pub fn newest(&self) -> Option<&Message> {
        self.messages().next()
    }

    /// The newest first.
    fn messages(&self) -> impl Iterator<Item = &Message> {
        self.timeline.iter().rev().filter_map(|held| held.event.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MessageId, Status, TicketId};
    use base::uuid::Uuid;

    fn conversation() -> Conversation {
        let now = DateTime::UNIX_EPOCH;
        Conversation {
            ticket: Ticket::sample(),
            timeline: Vec::new(),
            idempotency_key: "a".into(),
            now,
            read_until: None,
        }
    }

    fn message() -> Message {
        Message {
            id: MessageId(Uuid::from_u128(9)),
            ticket_id: TicketId(Uuid::from_u128(2)),
            sender_type: SenderType::Customer,
            sender: None,
            body: "Hello".into(),
            body_html: "<p dir=\"auto\">Hello</p>".into(),
            is_internal: false,
            attachments: Vec::new(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn an_own_message_that_comes_back_live_is_shown_once() {
        let mut held = conversation();
        held.take_own(message());
        let at = DateTime::UNIX_EPOCH;
        held.hear(TimelineEntry { event: Event::Replied { message: message() }, by: None, at }, 2);
        assert_eq!(held.timeline.len(), 1);
        assert_ne!(held.idempotency_key, "a");
    }

    #[test]
    fn a_move_that_is_heard_moves_the_ticket() {
        let mut held = conversation();
        let event = Event::StatusChanged { from: Status::Open, to: Status::Resolved };
        held.hear(TimelineEntry { event, by: None, at: DateTime::UNIX_EPOCH }, 2);
        assert_eq!(held.ticket.status, Status::Resolved);
        let older = Ticket { status: Status::Open, seq: 1, ..held.ticket.clone() };
        held.take_ticket(older);
        assert_eq!(held.ticket.status, Status::Resolved, "an answer that was overtaken changes nothing back");
    }

    #[test]
    fn the_first_answer_is_the_desks_and_no_note() {
        let mut held = conversation();
        let said = |number, sender_type, is_internal| Message {
            id: MessageId(Uuid::from_u128(number)),
            sender_type,
            is_internal,
            ..message()
        };
        held.take_own(said(1, SenderType::Customer, false));
        held.take_own(said(2, SenderType::Agent, true));
        assert_eq!(held.ticket.first_responded_at, None);
        held.take_own(said(3, SenderType::Agent, false));
        assert_eq!(held.ticket.first_responded_at, Some(DateTime::UNIX_EPOCH));
    }

    #[test]
    fn news_begin_after_what_was_read_and_are_not_ones_own() {
        let mut held = conversation();
        let minute = |minute| DateTime::UNIX_EPOCH + base::chrono::TimeDelta::minutes(minute);
        let [alice, bob] = [7, 8].map(|id| crate::Party { id: Uuid::from_u128(id).into(), name: "A".into() });
        let said = |by: &crate::Party, at| TimelineEntry {
            event: Event::Escalated { reason: "r".into() },
            by: Some(by.clone()),
            at: minute(at),
        };
        held.timeline = vec![said(&bob, 1), said(&alice, 3), said(&bob, 4), said(&bob, 5)];
        assert_eq!(held.news_begin(Some(alice.id)), None, "all of it is new");
        for (read_until, begins) in [(0, None), (1, Some(2)), (4, Some(3)), (5, None)] {
            held.read_until = Some(minute(read_until));
            assert_eq!(held.news_begin(Some(alice.id)), begins, "{read_until}");
        }
    }

    #[test]
    fn an_older_ticket_does_not_undo_a_newer_one() {
        let mut held = conversation();
        let older = Ticket { seq: 0, status: Status::Closed, ..held.ticket.clone() };
        held.take_ticket(older);
        assert_eq!(held.ticket.status, Status::Open);
    }
}
