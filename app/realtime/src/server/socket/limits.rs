//! Limits of sockets: how many one person, one address and this process may hold, and a token bucket for the frames of each.
//! What comes in over a socket passes none of the limits that requests have.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base::server::{Actor, ClientAddress};
use tokio::time::Instant;

/// Sockets of one person, or of one visitor: more than anybody has tabs, on all their devices.
const MOST_OF_ONE: usize = 300;
/// Sockets from one address that did not say yet who they are.
const MOST_UNPROVEN: usize = 100;
/// Sockets from one address: a company behind one router, or a proxy that is not told of.
const MOST_AT_ADDRESS: usize = 4_000;
/// Sockets of this process.
const MOST: usize = 20_000;

/// What a socket may say at once: a page that comes back subscribes to all its topics.
const BURST: f64 = 1_000.0;
/// What becomes free each second.
const PER_SECOND: f64 = 25.0;
/// What a subscription costs beside a frame that is only passed on: two authorizations and what was missed.
pub(super) const SUBSCRIPTION: f64 = 4.0;
/// What every other frame costs.
pub(super) const FRAME: f64 = 1.0;

/// How many sockets are open, by what they are counted by.
#[derive(Clone, Debug, Default)]
pub struct SocketCounts(Arc<Mutex<HashMap<String, usize>>>);

/// A socket's place among the open ones; it becomes free when this is dropped.
pub(super) struct Place {
    counts: SocketCounts,
    keys: Vec<String>,
}

impl SocketCounts {
    /// A place for one more socket; none where there are too many.
    pub(super) fn take(&self, actor: &Actor, address: ClientAddress) -> Option<Place> {
        let (address, keys) = (address.key(), [owner(actor, address)]);
        let mut limits = vec![("all".to_owned(), MOST), (format!("address:{address}"), MOST_AT_ADDRESS)];
        limits.extend(keys);
        self.enter(limits)
    }

    fn enter(&self, limits: Vec<(String, usize)>) -> Option<Place> {
        let mut open = self.open();
        if limits.iter().any(|(key, most)| open.get(key).is_some_and(|count| count >= most)) {
            return None;
        }
        for (key, _) in &limits {
            *open.entry(key.clone()).or_default() += 1;
        }
        let keys = limits.into_iter().map(|(key, _)| key).collect();
        Some(Place { counts: self.clone(), keys })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Counts the socket among its person's, once it is known whose it is. False where there are too many.
    pub(super) fn belong_to(&mut self, actor: &Actor, address: ClientAddress) -> bool {
        let Some(mut owned) = self.counts.enter(vec![owner(actor, address)]) else { return false };
        // What it was counted by until now is the last of its keys.
        let former = self.keys.pop();
        self.keys.append(&mut owned.keys);
        owned.keys.extend(former);
        true
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.counts.open();
        for key in &self.keys {
            if let Some(count) = open.get_mut(key) {
                *count -= 1;
                if *count == 0 {
                    open.remove(key);
                }
            }
        }
    }
}

/// Whose a socket is, and how many of these there may be.
fn owner(actor: &Actor, address: ClientAddress) -> (String, usize) {
    match actor {
        Actor::Person(person) => (format!("person:{}", person.id), MOST_OF_ONE),
        Actor::Visitor(visitor) => (format!("visitor:{}", visitor.session), MOST_OF_ONE),
        Actor::Anonymous => (format!("unproven:{}", address.key()), MOST_UNPROVEN),
        Actor::AiBot | Actor::System => ("own".to_owned(), MOST),
    }
}

/// What one socket may still say.
pub(super) struct Allowance {
    left: f64,
    filled_at: Instant,
}

impl Allowance {
    pub fn full() -> Self {
        Self { left: BURST, filled_at: Instant::now() }
    }

    /// Takes the price of a frame; false where not enough is left.
    pub fn take(&mut self, price: f64) -> bool {
        self.take_at(Instant::now(), price)
    }

    fn take_at(&mut self, now: Instant, price: f64) -> bool {
        let filled = (now - self.filled_at).as_secs_f64() * PER_SECOND;
        (self.left, self.filled_at) = ((self.left + filled).min(BURST), now);
        let is_enough = self.left >= price;
        if is_enough {
            self.left -= price;
        }
        is_enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_once_its_socket_is_gone() {
        let (counts, here) = (SocketCounts::default(), ClientAddress([192, 0, 2, 1].into()));
        let there = ClientAddress([192, 0, 2, 2].into());
        let mut places: Vec<_> =
            std::iter::from_fn(|| counts.take(&Actor::Anonymous, here)).take(MOST_UNPROVEN + 1).collect();
        assert_eq!(places.len(), MOST_UNPROVEN);
        assert!(counts.take(&Actor::Anonymous, there).is_some(), "another address has its own");
        // Whoever says who they are makes room among those who did not.
        assert!(places[0].belong_to(&Actor::System, here));
        let one_more = counts.take(&Actor::Anonymous, here);
        assert!(one_more.is_some());
        assert!(counts.take(&Actor::Anonymous, here).is_none());
        drop((places, one_more));
        assert!(counts.open().is_empty(), "{:?}", counts.open());
    }

    #[test]
    fn a_bucket_is_emptied_by_its_burst_and_fills_with_time() {
        let mut allowance = Allowance::full();
        let now = allowance.filled_at;
        let said =
            std::iter::repeat_with(|| allowance.take_at(now, SUBSCRIPTION)).take_while(|may| *may).count();
        assert_eq!(said, 250, "more than a socket has topics");
        let later = now + std::time::Duration::from_secs(1);
        assert!(allowance.take_at(later, PER_SECOND));
        assert!(!allowance.take_at(later, FRAME));
    }
}
