//! A chat as a page of the desk holds it; it grows with every event that arrives.

use base::{DateTime, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use crate::{ChatEntry, ChatMessage, ChatMessageId, ChatSession, Payload, SequencedEntry};

/// A chat with what was said and done in it, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskConversation {
    /// The chat.
    pub chat: ChatSession,
    /// What was said and done, by its place.
    pub entries: Vec<SequencedEntry>,
    /// The last place that is here.
    pub seq: i64,
    /// Whether more came before the first that is here.
    pub has_earlier: bool,
    /// How far the visitor has read, in their own count.
    pub visitor_read_seq: i64,
    /// Other chats of the same visitor, the newest first.
    pub others: Vec<ChatSession>,
    /// Whether whoever reads began the chat: they read it where visitors do.
    pub is_own: bool,
    /// What a form without script calls its message, so that it is said once.
    pub client_id: Uuid,
    /// When this was read, so that both sides say the same ages.
    pub now: DateTime<Utc>,
}

impl DeskConversation {
    /// Takes in an entry. One that is here already stays once.
    pub fn hear(&mut self, entry: ChatEntry, seq: i64) {
        if self.entries.last().is_some_and(|last| seq <= last.seq) {
            return;
        }
        self.seq = self.seq.max(seq);
        self.entries.push(SequencedEntry { seq, entry });
    }

    /// Takes over a newer state of the chat itself.
    pub fn take_chat(&mut self, chat: ChatSession) {
        if chat.id == self.chat.id && chat.seq >= self.chat.seq {
            self.visitor_read_seq = self.visitor_read_seq.max(chat.visitor_read_seq);
            self.chat = chat;
        }
    }

    /// Puts what came before in front.
    pub fn prepend(&mut self, earlier: Vec<SequencedEntry>, has_earlier: bool) {
        let first = self.entries.first().map_or(i64::MAX, |entry| entry.seq);
        self.entries.splice(0..0, earlier.into_iter().filter(|entry| entry.seq < first));
        self.has_earlier = has_earlier;
    }

    /// What was said, the newest first.
    pub fn messages(&self) -> impl Iterator<Item = &ChatMessage> {
        self.entries.iter().rev().filter_map(|held| held.entry.event.message())
    }

    /// Whether the message that its sender calls so has arrived.
    pub fn holds(&self, client_id: Uuid) -> bool {
        self.messages().any(|message| message.client_id == Some(client_id))
    }

    /// The message of an id.
    pub fn message(&self, id: ChatMessageId) -> Option<&ChatMessage> {
        self.messages().find(|message| message.id == id)
    }

    /// What the visitor answered to a message.
    pub fn answer_to(&self, id: ChatMessageId) -> Option<&Payload> {
        self.messages().filter_map(|message| message.payload.as_ref()).find(|payload| match payload {
            Payload::Choice { message_id, .. } | Payload::Answers { message_id, .. } => *message_id == id,
            _ => false,
        })
    }

    /// Whether the visitor has read what stands at a place. Their count leaves out what only the desk sees, so that it is
    /// reckoned back from what the chat itself knows.
    pub fn is_read(&self, seq: i64) -> bool {
        let public = |from: i64, to: i64| {
            let between = self.entries.iter().filter(|held| held.seq > from && held.seq <= to);
            i64::try_from(between.filter(|held| held.entry.event.is_public()).count()).unwrap_or(i64::MAX)
        };
        let known = self.chat.seq;
        let place = self.chat.public_seq + public(known, seq) - public(seq, known);
        place <= self.visitor_read_seq
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ChatStatus, Event, Visitor};

    fn chat() -> ChatSession {
        let now = DateTime::UNIX_EPOCH;
        ChatSession {
            id: Uuid::from_u128(1).into(),
            status: ChatStatus::Active,
            visitor: Visitor::default(),
            topic: None,
            team_id: None,
            skills: Vec::new(),
            assigned_to: None,
            locale: "en".into(),
            origin: None,
            page_url: None,
            page_title: None,
            seq: 4,
            message_count: 0,
            preview: String::new(),
            visitor_read_seq: 0,
            agent_read_seq: 0,
            public_seq: 2,
            ticket_number: None,
            rating: None,
            started_at: now,
            queued_at: now,
            last_message_at: now,
            waiting_since: None,
            ended_at: None,
        }
    }

    fn conversation(events: Vec<Event>) -> DeskConversation {
        let mut held = DeskConversation {
            chat: chat(),
            entries: Vec::new(),
            seq: 0,
            has_earlier: false,
            visitor_read_seq: 0,
            others: Vec::new(),
            is_own: false,
            client_id: Uuid::nil(),
            now: DateTime::UNIX_EPOCH,
        };
        for (at, event) in events.into_iter().enumerate() {
            held.hear(entry(event), i64::try_from(at).unwrap() + 1);
        }
        held
    }

    fn entry(event: Event) -> ChatEntry {
        ChatEntry { event, by: None, at: DateTime::UNIX_EPOCH }
    }

    fn viewed() -> Event {
        Event::PageViewed { url: "https://a.example/".into(), title: String::new() }
    }

    #[test]
    fn what_is_heard_twice_is_there_once() {
        let mut held = conversation(vec![Event::Started { is_left_message: false }, Event::Returned {}]);
        held.hear(entry(Event::Returned {}), 2);
        assert_eq!(held.entries.len(), 2);
        assert_eq!(held.seq, 2);
    }

    #[test]
    fn what_only_the_desk_sees_is_left_out_of_the_visitors_count() {
        // In the visitor's count: started 1, returned 2; the chat knows this much, and hears one more return, 3.
        let begun = Event::Started { is_left_message: false };
        let mut held = conversation(vec![begun, viewed(), Event::Returned {}, viewed(), Event::Returned {}]);
        held.visitor_read_seq = 2;
        assert!(held.is_read(1) && held.is_read(3));
        assert!(!held.is_read(5), "the last one came after what they read");
        held.visitor_read_seq = 1;
        assert!(held.is_read(1) && !held.is_read(3));
    }

    #[test]
    fn an_older_chat_does_not_undo_a_newer_one() {
        let mut held = conversation(Vec::new());
        let older = ChatSession { seq: held.chat.seq - 1, preview: "old".into(), ..held.chat.clone() };
        held.take_chat(older);
        assert_ne!(held.chat.preview, "old");
    }

    #[test]
    fn earlier_entries_go_in_front_once() {
        let mut held = conversation(vec![Event::Returned {}]);
        held.entries[0].seq = 7;
        let earlier = [5, 6, 7].map(|seq| SequencedEntry { seq, entry: entry(viewed()) }).to_vec();
        held.prepend(earlier, false);
        let places: Vec<_> = held.entries.iter().map(|entry| entry.seq).collect();
        assert_eq!(places, [5, 6, 7]);
    }
}
