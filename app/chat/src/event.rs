//! What happens in a chat. Written in the transaction that makes it true; sockets, the desk's list and reactors read it.

use base::{DateTime, UserId, Utc};
use identity::{Party, SenderType};
use serde::{Deserialize, Serialize};

use crate::ChatMessage;

/// Why a chat ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The visitor left it.
    Visitor,
    /// The agent closed it.
    Agent,
    /// It fell silent.
    Silence,
    /// It goes on as a ticket.
    Ticket,
}

/// Somebody of the desk, as an event names them: visitors know them by their name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NamedAgent {
    /// Their id; none for the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<UserId>,
    /// What they are called.
    pub name: String,
}

impl From<Party> for NamedAgent {
    fn from(party: Party) -> Self {
        Self { id: Some(party.id), name: party.name }
    }
}

impl NamedAgent {
    /// Them, where it is told who they are.
    pub fn party(&self) -> Option<Party> {
        self.id.map(|id| Party { id, name: self.name.clone() })
    }

    fn without_id(self) -> Self {
        Self { id: None, ..self }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ChatEventKind)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// It began.
    Started {
        /// Whether nobody was there, and it becomes a ticket.
        #[serde(default)]
        is_left_message: bool,
    },
    /// Something was said that everybody in the chat sees.
    Said {
        /// What.
        message: ChatMessage,
    },
    /// Something was said that the desk keeps to itself.
    Noted {
        /// What.
        message: ChatMessage,
    },
    /// An agent took it.
    Accepted {
        /// Who.
        agent: NamedAgent,
    },
    /// It went to another agent or another team.
    Transferred {
        /// To whom, where to a person.
        to: Option<NamedAgent>,
        /// To which team, where to a team.
        team: Option<String>,
    },
    /// Its agent was gone, and it waits again at the head of the queue.
    Returned {},
    /// The visitor said who they are or where they can be written to.
    Introduced {
        /// What they are called.
        name: Option<String>,
        /// Where they can be written to.
        email: Option<String>,
    },
    /// The visitor went to another page.
    PageViewed {
        /// Its address.
        url: String,
        /// What it is called.
        title: String,
    },
    /// It became a ticket.
    Archived {
        /// Its number.
        number: String,
    },
    /// The visitor said how it was.
    Rated {
        /// From 1 to 5.
        score: i16,
        /// In their words.
        comment: Option<String>,
    },
    /// It is over.
    Ended {
        /// Why.
        reason: EndReason,
    },
}

impl Event {
    /// Whether the visitor may know.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Started { .. }
            | Self::Said { .. }
            | Self::Accepted { .. }
            | Self::Transferred { .. }
            | Self::Returned {}
            | Self::Archived { .. }
            | Self::Rated { .. }
            | Self::Ended { .. } => true,
            Self::Noted { .. } | Self::Introduced { .. } | Self::PageViewed { .. } => false,
        }
    }

    /// The same as its visitor is told of it: whoever is of the desk is a name to them, and no id.
    #[must_use]
    pub fn for_visitor(self) -> Self {
        match self {
            Self::Said { mut message } => {
                message.sender_id = message.sender_id.filter(|_| message.sender_type == SenderType::Customer);
                Self::Said { message }
            }
            Self::Accepted { agent } => Self::Accepted { agent: agent.without_id() },
            Self::Transferred { to, team } => Self::Transferred { to: to.map(NamedAgent::without_id), team },
            other => other,
        }
    }

    /// That a message was said: a note for the desk, or for everybody.
    pub fn said(message: ChatMessage) -> Self {
        if message.is_internal { Self::Noted { message } } else { Self::Said { message } }
    }

    /// What was said, where something was.
    pub fn message(&self) -> Option<&ChatMessage> {
        match self {
            Self::Said { message } | Self::Noted { message } => Some(message),
            _ => None,
        }
    }

    /// The word in the log: the tag that serde writes.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "started",
            Self::Said { .. } => "said",
            Self::Noted { .. } => "noted",
            Self::Accepted { .. } => "accepted",
            Self::Transferred { .. } => "transferred",
            Self::Returned {} => "returned",
            Self::Introduced { .. } => "introduced",
            Self::PageViewed { .. } => "page_viewed",
            Self::Archived { .. } => "archived",
            Self::Rated { .. } => "rated",
            Self::Ended { .. } => "ended",
        }
    }
}

/// An event with who did it and when: what sockets push and a conversation shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChatEntry {
    /// What.
    #[serde(flatten)]
    pub event: Event,
    /// What whoever did it is called; nobody where Porchlight did.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ChatEntry {
    /// The same as the chat's visitor is told of it.
    #[must_use]
    pub fn for_visitor(self) -> Self {
        Self { event: self.event.for_visitor(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_the_tag_on_the_wire() {
        for event in [Event::Returned {}, Event::Ended { reason: EndReason::Silence }] {
            assert_eq!(serde_json::to_value(&event).unwrap()["type"], event.kind());
        }
    }

    #[test]
    fn what_the_desk_knows_of_a_visitor_is_not_told_back() {
        assert!(!Event::PageViewed { url: "https://a.example".into(), title: String::new() }.is_public());
        assert!(!Event::Introduced { name: None, email: None }.is_public());
    }
}
