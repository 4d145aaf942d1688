//! Connection limits: how many may be open at all, and how many from one address, so that nobody takes every descriptor
//! and leaves none to those who are served.

use std::{
    collections::{HashMap, hash_map::Entry},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

use ipnet::IpNet;
use rustix::process::{Resource, getrlimit};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Descriptors that are kept for files, logs and what else a process opens, beside its connections to Postgres.
const RESERVE: usize = 64;
/// What a process may open where the system does not say, and the most connections that make sense in one.
const USUAL_DESCRIPTORS: u64 = 1024;
const MOST: usize = 20_000;
/// One address may have a quarter of all connections: a large office behind one router has hundreds. Never fewer than a few
/// browsers open, and never more than this.
const SHARE: usize = 4;
const LEAST_OF_ONE: usize = 16;
const MOST_OF_ONE: usize = 1_000;

/// How many connections this process has descriptors for, beside those to Postgres.
pub(crate) fn connection_limit(database_connections: u32) -> usize {
    let descriptors = getrlimit(Resource::Nofile).current.unwrap_or(USUAL_DESCRIPTORS);
    let kept = RESERVE + database_connections as usize;
    let descriptors = usize::try_from(descriptors).unwrap_or(MOST);
    descriptors.saturating_sub(kept).clamp(LEAST_OF_ONE, MOST)
}

/// How many connections are open from each address that has any.
type Open = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// The connections that are open, and how many more may be.
#[derive(Clone)]
pub struct Limits {
    free: Arc<Semaphore>,
    most_of_one: usize,
    exempt: Arc<[IpNet]>,
    by_address: Open,
}

impl Limits {
    /// At most `most` connections. This machine and the trusted proxies speak for many, and have no limit of their own.
    pub fn new(most: usize, trusted_proxies: Vec<IpNet>) -> Self {
        Self {
            free: Arc::new(Semaphore::new(most)),
            most_of_one: (most / SHARE).clamp(LEAST_OF_ONE, MOST_OF_ONE),
            exempt: trusted_proxies.into(),
            by_address: Arc::default(),
        }
    }

    /// Waits until one more connection may be open.
    pub(super) async fn wait(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.free).acquire_owned().await.ok()
    }

    /// Counts a connection from an address, if that may have one more.
    pub(super) fn admit(&self, peer: IpAddr, permit: OwnedSemaphorePermit) -> Option<Slot> {
        let address = counted_as(peer);
        if address.is_loopback() || self.exempt.iter().any(|network| network.contains(&address)) {
            return Some(Slot { _permit: permit, counted: None });
        }
        let mut open = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_default();
        if *count >= self.most_of_one {
            return None;
        }
        *count += 1;
        Some(Slot { _permit: permit, counted: Some((Arc::clone(&self.by_address), address)) })
    }
}

/// Whose connection it is: a network of IPv6 is one household, which has more addresses than anybody has memory.
fn counted_as(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) if !address.is_loopback() => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64))
        }
        address => address,
    }
}

/// One open connection; it is counted until it is dropped.
pub(super) struct Slot {
    _permit: OwnedSemaphorePermit,
    counted: Option<(Open, IpAddr)>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let Some((open, address)) = &self.counted else { return };
        if let Entry::Occupied(mut count) =
            open.lock().unwrap_or_else(PoisonError::into_inner).entry(*address)
        {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn admitted(limits: &Limits, address: &str) -> Option<Slot> {
        limits.admit(address.parse().unwrap(), limits.wait().await?)
    }

    #[tokio::test]
    async fn one_address_has_its_share_and_leaves_the_rest_to_others() {
        let limits = Limits::new(100, vec!["10.0.0.0/8".parse().unwrap()]);
        let mut held = Vec::new();
        for _ in 0..25 {
            held.push(admitted(&limits, "192.0.2.1").await.unwrap());
        }
        assert!(admitted(&limits, "192.0.2.1").await.is_none());
        assert!(admitted(&limits, "::ffff:192.0.2.1").await.is_none(), "the same in another spelling");
        assert!(admitted(&limits, "192.0.2.2").await.is_some());
        held.pop();
        assert!(admitted(&limits, "192.0.2.1").await.is_some(), "one that ended makes room");
        for _ in 0..30 {
            held.push(admitted(&limits, "127.0.0.1").await.unwrap());
            held.push(admitted(&limits, "10.0.0.7").await.unwrap());
        }
        held.clear();
        assert!(limits.by_address.lock().unwrap().is_empty(), "nothing is left of those who went");
    }

    #[tokio::test]
    async fn a_network_of_ipv6_is_counted_as_one() {
        let limits = Limits::new(64, Vec::new());
        let mut held = Vec::new();
        for number in 0..16 {
            held.push(admitted(&limits, &format!("2001:db8::{number}")).await.unwrap());
        }
        assert!(admitted(&limits, "2001:db8::ffff:1").await.is_none());
        assert!(admitted(&limits, "2001:db8:0:1::1").await.is_some());
    }
}
