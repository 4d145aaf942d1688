//! What a reactor implements.

use std::time::Duration;

use base::server::{Ctx, Result, Tx};

use super::DomainEvent;

/// Where a consumer begins that nobody ran before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With what happens from now on.
    Now,
    /// With everything that the domains remember; of a domain without a [`History`](super::History), with what the outbox
    /// still holds, where none of the consumer's domains has one.
    Beginning,
}

/// A durable subscription: sees every event of its kinds once, those of a conversation in order.
#[async_trait::async_trait]
pub trait Consumer: Send + Sync + 'static {
    /// The name under which its position is kept; never changed once released.
    fn name(&self) -> &'static str;

    /// The kinds that it sees: `ticket.opened`, or all that begin with `ticket.` where a dot is the end.
    fn kinds(&self) -> &'static [&'static str];

    /// Where it begins.
    fn start(&self) -> Start;

    /// Reacts to an event. What is written through `tx` is written once, whatever happens to the process; what leaves the
    /// house is a job that is enqueued in it. Never commits, and writes nothing on another connection.
    async fn react(&self, ctx: &Ctx, tx: &mut Tx, event: &DomainEvent) -> Result<()>;

    /// How often an event is tried before it is set aside.
    fn attempts(&self) -> i32 {
        10
    }

    /// How long one event may take. Below what Postgres gives an idle transaction.
    fn time_limit(&self) -> Duration {
        Duration::from_secs(20)
    }
}

/// Whether a kind is among those that somebody subscribed to.
pub(super) fn is_subscribed(kinds: &[&str], kind: &str) -> bool {
    kinds.iter().any(|wanted| *wanted == kind || (wanted.ends_with('.') && kind.starts_with(wanted)))
}

#[cfg(test)]
mod tests {
    use super::is_subscribed;

    #[test]
    fn a_kind_is_meant_whole_and_a_domain_by_its_dot() {
        assert!(is_subscribed(&["ticket.opened"], "ticket.opened"));
        assert!(is_subscribed(&["article.", "ticket."], "ticket.status_changed"));
        assert!(!is_subscribed(&["ticket.opened"], "ticket.opened_again"));
        assert!(!is_subscribed(&["ticket"], "ticket.opened"));
    }
}
