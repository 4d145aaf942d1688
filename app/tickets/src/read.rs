//! What is news in a conversation to somebody who was there before.

use base::UserId;

use crate::Conversation;

impl Conversation {
    /// The place in the timeline where news begin for a reader who was here before: the first that came since and is not
    /// their own. None where everything is old, or everything is new.
    pub fn news_begin(&self, reader: Option<UserId>) -> Option<usize> {
        let read_until = self.read_until?;
        let is_news = |by: Option<UserId>| by.is_none() || by != reader;
        let mut entries = self.timeline.iter();
        let first = entries
            .position(|entry| entry.at > read_until && is_news(entry.by.as_ref().map(|party| party.id)))?;
        (first > 0).then_some(first)
    }
}
