//! A chat as its visitor's page holds it: loaded once, then kept up by what is heard. Entries have their place by `seq`, so
//! that whatever comes twice, or out of order after a broken line, stands there once.

use base::uuid::Uuid;
use identity::SenderType;

use crate::{
    ChatHistory, ChatMessage, ChatMessageId, ChatStatus, Event, Payload, QueuePlace, SequencedEntry,
};

/// The chat.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeldChat(pub ChatHistory);

impl HeldChat {
    /// Takes in something that was heard. Answers whether it was new.
    pub fn hear(&mut self, heard: SequencedEntry) -> bool {
        let chat = &mut self.0;
        let place = match chat.entries.binary_search_by_key(&heard.seq, |entry| entry.seq) {
            Ok(_) => return false,
            Err(place) => place,
        };
        chat.seq = chat.seq.max(heard.seq);
        match &heard.entry.event {
            Event::Accepted { agent } => {
                (chat.status, chat.queue) = (ChatStatus::Active, None);
                chat.agent = Some(agent.name.clone());
            }
            Event::Transferred { to: Some(to), .. } => {
                (chat.status, chat.queue) = (ChatStatus::Active, None);
                chat.agent = Some(to.name.clone());
            }
            Event::Transferred { to: None, .. } | Event::Returned {} => {
                (chat.status, chat.agent) = (ChatStatus::Waiting, None);
            }
            Event::Archived { number } => chat.ticket_number = Some(number.clone()),
            Event::Rated { score, .. } => chat.rating = Some(*score),
            Event::Ended { .. } => (chat.status, chat.queue) = (ChatStatus::Ended, None),
            Event::Said { message } => {
                // Whoever answers has read what was said before.
                if message.sender_type == SenderType::Agent {
                    chat.agent_read_seq = chat.agent_read_seq.max(heard.seq);
                }
            }
            Event::Started { .. }
            | Event::Noted { .. }
            | Event::Introduced { .. }
            | Event::PageViewed { .. } => {}
        }
        chat.entries.insert(place, heard);
        true
    }

    /// Takes in the chat as it was loaded again. Where more came meanwhile than is loaded at once, what is held before the
    /// gap goes, and can be asked for.
    pub fn take(&mut self, loaded: ChatHistory) {
        // Something was heard since it was read: what it says of the chat is old news.
        if loaded.seq < self.0.seq {
            self.put_in(loaded.entries);
            return;
        }
        let is_gap = match (self.0.entries.last(), loaded.entries.first()) {
            (Some(last), Some(first)) => loaded.has_earlier && first.seq > last.seq + 1,
            _ => true,
        };
        if is_gap {
            self.0 = loaded;
            return;
        }
        let former = std::mem::replace(&mut self.0, loaded);
        self.0.has_earlier = former.has_earlier;
        self.0.seq = self.0.seq.max(former.seq);
        self.0.agent_read_seq = self.0.agent_read_seq.max(former.agent_read_seq);
        self.0.visitor_read_seq = self.0.visitor_read_seq.max(former.visitor_read_seq);
        self.put_in(former.entries);
    }

    /// Takes in what came before.
    pub fn take_earlier(&mut self, earlier: ChatHistory) {
        self.0.has_earlier = earlier.has_earlier;
        self.put_in(earlier.entries);
    }

    fn put_in(&mut self, entries: Vec<SequencedEntry>) {
        let held = &mut self.0.entries;
        held.extend(entries);
        held.sort_by_key(|entry| entry.seq);
        held.dedup_by_key(|entry| entry.seq);
    }

    /// Takes in a place in the queue; of a chat that waits no longer it is old news.
    pub fn take_queue(&mut self, place: QueuePlace) {
        if self.0.status == ChatStatus::Waiting {
            self.0.queue = Some(place);
        }
    }

    /// Whether a message that was made here has arrived.
    pub fn has(&self, client_id: Uuid) -> bool {
        self.messages().any(|(_, message)| message.client_id == Some(client_id))
    }

    /// What was said, in order.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = (i64, &ChatMessage)> {
        self.0.entries.iter().filter_map(|entry| Some((entry.seq, entry.entry.event.message()?)))
    }

    /// The place of the visitor's own last message.
    pub fn last_own(&self) -> Option<i64> {
        self.messages().rev().find(|(_, message)| is_own(message)).map(|(seq, _)| seq)
    }

    /// How many of the desk's messages come after what was read, and the last of them.
    pub fn unread(&self) -> (usize, Option<&ChatMessage>) {
        let read = self.0.visitor_read_seq;
        let mut unread = self.messages().filter(|(seq, message)| *seq > read && !is_own(message));
        let first = unread.next();
        let (mut count, mut last) = (usize::from(first.is_some()), first.map(|(_, message)| message));
        for (_, message) in unread {
            (count, last) = (count + 1, Some(message));
        }
        (count, last)
    }

    /// What the visitor answered to a message that asked for something.
    pub fn answer_to(&self, question: ChatMessageId) -> Option<&Payload> {
        let mut payloads = self.messages().filter_map(|(_, message)| message.payload.as_ref());
        payloads.find(|payload| answers(payload, question))
    }
}

/// Whether something that was done answers a message.
pub(super) fn answers(payload: &Payload, question: ChatMessageId) -> bool {
    match payload {
        Payload::Choice { message_id, .. } | Payload::Answers { message_id, .. } => *message_id == question,
        Payload::Buttons { .. } | Payload::Card { .. } | Payload::Form { .. } | Payload::Rating {} => false,
    }
}

/// Whether the visitor said it.
pub(super) fn is_own(message: &ChatMessage) -> bool {
    message.sender_type == identity::SenderType::Customer
}

#[cfg(test)]
mod tests {
    use base::DateTime;
    use identity::SenderType;

    use super::*;
    use crate::{ChatEntry, ChatSessionId, EndReason, NamedAgent};

    fn entry(seq: i64, event: Event) -> SequencedEntry {
        SequencedEntry { seq, entry: ChatEntry { event, by: None, at: DateTime::UNIX_EPOCH } }
    }

    fn said(seq: i64, sender_type: SenderType, payload: Option<Payload>) -> SequencedEntry {
        let message = ChatMessage {
            id: ChatMessageId(Uuid::from_u128(seq as u128)),
            session_id: ChatSessionId(Uuid::nil()),
            sender_type,
            sender_id: None,
            sender_name: None,
            body: format!("{seq}"),
            body_html: String::new(),
            payload,
            is_internal: false,
            attachments: Vec::new(),
            client_id: Some(Uuid::from_u128(seq as u128)),
            created_at: DateTime::UNIX_EPOCH,
        };
        entry(seq, Event::Said { message })
    }

    fn history(entries: Vec<SequencedEntry>) -> ChatHistory {
        ChatHistory {
            session_id: ChatSessionId(Uuid::nil()),
            status: ChatStatus::Waiting,
            seq: entries.last().map_or(0, |entry| entry.seq),
            entries,
            has_earlier: false,
            queue: Some(QueuePlace { position: 1, wait: None, has_agents: true }),
            agent: None,
            visitor_read_seq: 0,
            agent_read_seq: 0,
            ticket_number: None,
            rating: None,
            name: None,
            email: None,
            chat: None,
        }
    }

    fn seqs(held: &HeldChat) -> Vec<i64> {
        held.0.entries.iter().map(|entry| entry.seq).collect()
    }

    #[test]
    fn what_comes_twice_or_out_of_order_stands_there_once_and_in_order() {
        let mut held = HeldChat(history(vec![said(1, SenderType::Customer, None)]));
        assert!(held.hear(said(3, SenderType::Agent, None)));
        assert!(held.hear(said(2, SenderType::Customer, None)));
        assert!(!held.hear(said(3, SenderType::Agent, None)));
        assert_eq!((seqs(&held), held.0.seq, held.last_own()), (vec![1, 2, 3], 3, Some(2)));
        assert!(held.has(Uuid::from_u128(2)) && !held.has(Uuid::from_u128(9)));
    }

    #[test]
    fn a_chat_stands_where_its_events_bring_it() {
        let mut held = HeldChat(history(Vec::new()));
        let alice = NamedAgent { id: None, name: "Alice".to_owned() };
        held.hear(entry(1, Event::Accepted { agent: alice }));
        assert_eq!((held.0.status, held.0.agent.as_deref()), (ChatStatus::Active, Some("Alice")));
        held.take_queue(QueuePlace { position: 4, wait: None, has_agents: true });
        assert_eq!(held.0.queue, None, "who is served waits no longer");
        held.hear(entry(2, Event::Returned {}));
        assert_eq!((held.0.status, &held.0.agent), (ChatStatus::Waiting, &None));
        held.hear(entry(3, Event::Archived { number: "ST-2026-000001".to_owned() }));
        held.hear(entry(4, Event::Ended { reason: EndReason::Ticket }));
        assert_eq!(held.0.status, ChatStatus::Ended);
        assert_eq!(held.0.ticket_number.as_deref(), Some("ST-2026-000001"));
    }

    #[test]
    fn a_chat_that_is_loaded_again_keeps_what_was_held_unless_there_is_a_gap() {
        let mut held = HeldChat(history((1..=3).map(|seq| said(seq, SenderType::Agent, None)).collect()));
        held.0.visitor_read_seq = 3;
        held.take(history(vec![said(3, SenderType::Agent, None), said(4, SenderType::Agent, None)]));
        assert_eq!((seqs(&held), held.0.visitor_read_seq), (vec![1, 2, 3, 4], 3));
        let mut far = history(vec![said(105, SenderType::Agent, None)]);
        far.has_earlier = true;
        held.take(far);
        assert_eq!((seqs(&held), held.0.has_earlier), (vec![105], true));
        held.take_earlier(history(vec![said(104, SenderType::Agent, None)]));
        assert_eq!((seqs(&held), held.0.has_earlier), (vec![104, 105], false));
    }

    #[test]
    fn unread_is_what_the_desk_said_since() {
        let mut held = HeldChat(history(vec![
            said(1, SenderType::Agent, None),
            said(2, SenderType::Customer, None),
            said(3, SenderType::Agent, None),
            said(4, SenderType::Agent, None),
        ]));
        assert_eq!(held.unread().0, 3);
        held.0.visitor_read_seq = 1;
        let (count, last) = held.unread();
        assert_eq!((count, last.map(|message| message.body.as_str())), (2, Some("4")));
    }

    #[test]
    fn a_question_is_answered_once_its_choice_was_made() {
        let question = ChatMessageId(Uuid::from_u128(1));
        let mut held = HeldChat(history(vec![said(1, SenderType::Agent, Some(Payload::Rating {}))]));
        assert_eq!(held.answer_to(question), None);
        let choice = Payload::Choice { message_id: question, value: "yes".to_owned() };
        held.hear(said(2, SenderType::Customer, Some(choice.clone())));
        assert_eq!(held.answer_to(question), Some(&choice));
    }
}
