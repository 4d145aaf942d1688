//! The domain event of tickets: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version. It carries what a reactor needs, so that nobody has to ask back.

use base::{DateTime, Performer, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use crate::{Event, Party, Priority, Source, Status, Ticket, TicketId};

/// Something that happened to a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketEvent {
    /// The version of this type.
    pub version: u32,
    /// The ticket as it was right after.
    pub ticket: TicketFacts,
    /// What happened, with the old and the new value.
    pub event: Event,
    /// Who did it.
    pub by: Performer,
    /// When.
    pub at: DateTime<Utc>,
}

impl TicketEvent {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// How the kinds of all ticket events begin.
    pub const KINDS: &'static str = "ticket.";

    /// An event of today's version.
    pub fn new(ticket: TicketFacts, event: Event, by: Performer, at: DateTime<Utc>) -> Self {
        Self { version: Self::VERSION, ticket, event, by, at }
    }

    /// The kind that consumers subscribe to, `ticket.status_changed`.
    pub fn kind(&self) -> String {
        format!("{}{}", Self::KINDS, self.event.kind())
    }
}

/// A team at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
}

/// What a reactor knows of a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketFacts {
    /// Its id.
    pub id: TicketId,
    /// Its number for people.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// Its category's slug.
    pub category: String,
    /// How soon it wants an answer.
    pub priority: Priority,
    /// Where it stands.
    pub status: Status,
    /// Where it came from.
    pub source: Source,
    /// Who asked.
    pub requester: Party,
    /// Who answers.
    pub assignee: Option<Party>,
    /// The team that answers; none as long as tickets have no teams.
    #[serde(default)]
    pub team: Option<Team>,
    /// Words that agents gave it.
    pub tags: Vec<String>,
}

impl From<&Ticket> for TicketFacts {
    /// Of a ticket as the desk sees it: a customer's has no tags.
    fn from(ticket: &Ticket) -> Self {
        Self {
            id: ticket.id,
            number: ticket.number.clone(),
            subject: ticket.subject.clone(),
            category: ticket.category.clone(),
            priority: ticket.priority,
            status: ticket.status,
            source: ticket.source,
            requester: ticket.requester.clone(),
            assignee: ticket.assigned_to.clone(),
            team: None,
            tags: ticket.tags.clone(),
        }
    }
}
