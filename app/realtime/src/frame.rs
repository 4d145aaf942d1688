//! The frames of the socket, as the contract spells them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The topic on which staff hear of every ticket.
pub const QUEUE: &str = "queue";

/// What a browser says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Proves who this is, where neither cookie nor header could.
    Authenticate {
        /// An access token, or the token of a conversation.
        token: String,
    },
    /// Wants to hear a topic, from just after `since`; from now on where there is none.
    Subscribe {
        /// `ticket:<id>` or `queue`.
        topic: String,
        /// The last `seq` that the caller has.
        #[serde(default)]
        since: Option<i64>,
    },
    /// Has heard enough.
    Unsubscribe {
        /// The topic.
        topic: String,
    },
    /// Says something; the same `client_id` twice says it once.
    Message(MessageFrame),
    /// Is writing something.
    Typing {
        /// The conversation; the only one that the line hears, where it is not named.
        #[serde(default)]
        topic: Option<String>,
    },
    /// Looks at the conversation.
    Presence {
        /// The conversation, as above.
        #[serde(default)]
        topic: Option<String>,
    },
    /// Has read so far.
    Read {
        /// The conversation, as above.
        #[serde(default)]
        topic: Option<String>,
        /// The last event that was read.
        seq: i64,
    },
    /// Is still there.
    Ping,
}

/// What a client says. A field that is not known is refused: it may have been a wish for silence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageFrame {
    /// The conversation.
    pub topic: String,
    /// What is said.
    #[serde(alias = "content")]
    pub body: String,
    /// Whether only the desk may hear it; customers cannot ask for that.
    #[serde(default, alias = "isInternal")]
    pub is_internal: bool,
    /// Made by the sender.
    #[serde(default, alias = "clientId")]
    pub client_id: Option<uuid::Uuid>,
}

/// Whoever types, looks or reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Their id: a person's, or of somebody without an account their conversation's. The public is told another one of
    /// whoever is of the desk, for this conversation alone.
    pub id: uuid::Uuid,
    /// What they are called; empty for somebody who did not say.
    pub name: String,
    /// Whether they are of the desk.
    pub is_staff: bool,
}

/// Something that happened in a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The topic that it was heard on.
    pub topic: String,
    /// The conversation, where the topic is a list of many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Its place in its conversation, as far as the listener may see it.
    pub seq: i64,
    /// What happened, in its domain's words.
    pub event: Value,
}

/// What the server says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// A topic is heard from now on; everything after `seq` will come.
    Subscribed {
        /// The topic.
        topic: String,
        /// The last `seq` at this moment.
        seq: i64,
    },
    /// Something happened.
    Event(Event),
    /// What was missed is no longer kept: load the conversation again. It is heard from `seq` on.
    Resync {
        /// The topic.
        topic: String,
        /// Where it is heard from.
        seq: i64,
    },
    /// Somebody is writing. Carries no `seq`, and may be lost, as the next two.
    Typing {
        /// The conversation.
        topic: String,
        /// Who.
        who: Participant,
    },
    /// Somebody looks at the conversation, or no longer.
    Presence {
        /// The conversation.
        topic: String,
        /// Who.
        who: Participant,
        /// Whether they do.
        is_here: bool,
    },
    /// Somebody has read so far.
    Read {
        /// The conversation.
        topic: String,
        /// Who.
        who: Participant,
        /// The last event that they read.
        seq: i64,
    },
    /// A conversation's place among those that wait for somebody; may be lost too.
    Queue {
        /// The conversation.
        topic: String,
        /// 1 is next.
        position: i64,
        /// In its domain's words: how long it took others, whether anybody is there.
        #[serde(flatten)]
        place: Value,
    },
    /// A frame was refused.
    Error {
        /// A code of the contract.
        code: base::Code,
        /// A sentence for a person.
        error: String,
        /// The topic that the frame named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<String>,
        /// The message that was refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client_id: Option<uuid::Uuid>,
    },
    /// Answers a ping.
    Pong,
}

impl ServerFrame {
    /// Whom it names, where it names somebody.
    pub fn who_mut(&mut self) -> Option<&mut Participant> {
        match self {
            Self::Typing { who, .. } | Self::Presence { who, .. } | Self::Read { who, .. } => Some(who),
            Self::Subscribed { .. }
            | Self::Event(_)
            | Self::Resync { .. }
            | Self::Queue { .. }
            | Self::Error { .. }
            | Self::Pong => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn frames_are_spelt_as_the_contract_says() {
        let subscribe: ClientFrame =
            serde_json::from_value(json!({"type": "subscribe", "topic": "ticket:1", "since": 41})).unwrap();
        let read: ClientFrame = serde_json::from_value(json!({"type": "read", "seq": 7})).unwrap();
        assert_eq!(read, ClientFrame::Read { topic: None, seq: 7 });
        assert_eq!(subscribe, ClientFrame::Subscribe { topic: "ticket:1".into(), since: Some(41) });
        let event =
            Event { topic: "ticket:1".into(), source: None, seq: 42, event: json!({"type": "replied"}) };
        assert_eq!(
            serde_json::to_value(ServerFrame::Event(event)).unwrap(),
            json!({"type": "event", "topic": "ticket:1", "seq": 42, "event": {"type": "replied"}}),
        );
    }
}
