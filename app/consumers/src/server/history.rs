//! A domain's own log of events, for consumers that are added later.

use base::server::{Result, Tx};

use super::DomainEvent;

/// Some conversations of a history, whole.
pub struct Page {
    /// Their events; those of a conversation in order.
    pub events: Vec<DomainEvent>,
    /// The last conversation of the page, from which the next one goes on.
    pub after: String,
}

/// What a domain remembers, as the events that it was.
#[async_trait::async_trait]
pub trait History: Send + Sync + 'static {
    /// The name under which a replay's place is kept; never changed once released.
    fn name(&self) -> &'static str;

    /// How the kinds of its events begin, `ticket.`.
    fn kinds(&self) -> &'static str;

    /// The next conversations after `after`; none at the end. Of a conversation that has events in the outbox beyond the row
    /// number `until`, only those before the first of them: the others are delivered live. Read in one statement, so that
    /// the conversation, its log and its outbox are of one moment.
    async fn page(&self, tx: &mut Tx, until: i64, after: Option<&str>) -> Result<Option<Page>>;
}
