//! Rate limits of this process alone, by the generic cell rate algorithm: for what is asked so often that a row in Postgres
//! would cost more than the answer. With several processes each allows as much.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::TimeDelta;

use super::{Error, RateLimit, Result};
use crate::{DateTime, Utc};

/// The most keys whose use is remembered.
const MOST: usize = 20_000;

/// When each key is free again.
#[derive(Default)]
pub struct LocalRateLimits(Mutex<HashMap<String, DateTime<Utc>>>);

impl LocalRateLimits {
    /// Takes `cost` from the allowance of `key`, at most all of it.
    ///
    /// # Errors
    /// [`Error::RateLimited`] with the seconds to wait when too little is left.
    pub fn check(&self, now: DateTime<Utc>, key: String, limit: RateLimit, cost: u32) -> Result<()> {
        let (each, ahead) = limit.microseconds();
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= MOST && !keys.contains_key(&key) {
            keys.retain(|_, free_at| *free_at > now);
            if keys.len() >= MOST {
                // So many strangers at once are not told apart; they begin anew.
                keys.clear();
            }
        }
        let free_at = keys.entry(key).or_insert(now);
        let next = (*free_at).max(now) + TimeDelta::microseconds(each * i64::from(cost.min(limit.burst)));
        let wait = (next - now).num_microseconds().unwrap_or(i64::MAX) - ahead - each;
        if wait > 0 {
            return Err(Error::RateLimited { retry_after: u64::try_from(wait / 1_000_000 + 1).unwrap_or(1) });
        }
        *free_at = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_allowed_then_one_each_interval() {
        let (limits, limit) = (LocalRateLimits::default(), RateLimit::new(10, 2.0));
        let start = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let check = |seconds, key: &str, cost| {
            limits.check(start + TimeDelta::seconds(seconds), key.to_owned(), limit, cost)
        };
        for cost in [1, 4, 5] {
            check(0, "a", cost).unwrap();
        }
        assert!(matches!(check(0, "a", 1), Err(Error::RateLimited { retry_after: 3 })));
        check(0, "b", 10).expect("another key has its own allowance");
        assert!(check(2, "a", 2).is_err(), "only one became free");
        check(2, "a", 1).expect("and what was refused took nothing");
        check(22, "a", 100).expect("all of it is back, and more is never asked");
    }

    #[test]
    fn it_never_remembers_more_than_it_may() {
        let limits = LocalRateLimits::default();
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        for key in 0..MOST + 10 {
            limits.check(now, key.to_string(), RateLimit::new(2, 1.0), 1).unwrap();
        }
        assert!(limits.0.lock().unwrap().len() <= MOST);
    }
}
