//! Rate limit of ephemeral signals: how many may come from one address, over however many sockets. Each costs a query and a
//! `NOTIFY`, and a socket's own limits say nothing of a hundred of them. Counted in this process alone: what may be lost
//! needs no agreement between processes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use base::server::{ClientAddress, Ctx, RateLimit};
use tokio::time::Instant;

/// So many addresses are remembered before those are forgotten that owe nothing.
const MANY: usize = 1_024;

/// How many signals one address may send at once, and the seconds until it may send one more: a thousand open pages behind
/// one router, each of which says every ten seconds that it is there.
#[derive(Clone, Copy, Debug)]
pub struct SignalLimit(pub RateLimit);

impl Default for SignalLimit {
    fn default() -> Self {
        Self(RateLimit::new(400, 0.01))
    }
}

/// What the addresses may still send.
#[derive(Clone, Debug)]
pub struct SignalLimits {
    each: Duration,
    ahead: Duration,
    /// When the last of what an address sent is paid for.
    paid_at: Arc<Mutex<HashMap<String, Instant>>>,
}

impl SignalLimits {
    /// Those of a process.
    pub fn of(ctx: &Ctx) -> Self {
        let SignalLimit(limit) = *ctx.settings.section::<SignalLimit>();
        let each = Duration::from_secs_f64(limit.seconds_each);
        Self { each, ahead: each * limit.burst, paid_at: Arc::default() }
    }

    /// Takes one from the allowance of an address; false where nothing is left.
    pub(super) fn take(&self, address: ClientAddress) -> bool {
        self.take_at(Instant::now(), address)
    }

    fn take_at(&self, now: Instant, address: ClientAddress) -> bool {
        let mut all = self.paid_at.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MANY {
            all.retain(|_, paid_at| *paid_at > now);
        }
        let paid_at = all.entry(address.key()).or_insert(now);
        let next = (*paid_at).max(now) + self.each;
        let is_within = next <= now + self.ahead;
        if is_within {
            *paid_at = next;
        }
        is_within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(burst: u32) -> SignalLimits {
        let each = Duration::from_secs(1);
        SignalLimits { each, ahead: each * burst, paid_at: Arc::default() }
    }

    fn at(last: u8) -> ClientAddress {
        ClientAddress([192, 0, 2, last].into())
    }

    #[test]
    fn an_address_spends_its_burst_and_earns_it_again_with_time() {
        let (limits, now) = (limits(3), Instant::now());
        let sent = std::iter::repeat_with(|| limits.take_at(now, at(1))).take_while(|may| *may).count();
        assert_eq!(sent, 3);
        assert!(limits.take_at(now, at(2)), "another address has its own");
        let later = now + Duration::from_secs(1);
        assert!(limits.take_at(later, at(1)));
        assert!(!limits.take_at(later, at(1)), "what was refused costs nothing, and nothing more came free");
        assert!(limits.take_at(now + Duration::from_secs(100), at(1)));
    }

    #[test]
    fn who_owes_nothing_is_forgotten_once_there_are_many() {
        let (limits, now) = (limits(3), Instant::now());
        for number in 0..MANY {
            let [.., high, low] = number.to_be_bytes();
            assert!(limits.take_at(now, ClientAddress([10, 0, high, low].into())));
        }
        assert!(limits.take_at(now + Duration::from_secs(5), at(1)));
        assert_eq!(limits.paid_at.lock().unwrap().len(), 1);
    }
}
