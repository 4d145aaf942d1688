//! How long a failed job waits. Pure.

use std::time::Duration;

const FIRST: f64 = 2.0;
const LONGEST: f64 = 3_600.0;

/// The wait after the `attempts`-th failure: doubling from two seconds to an hour, and of that between half and all,
/// by `chance` in 0..1, so that what failed together does not come back together.
pub fn backoff(attempts: i32, chance: f64) -> Duration {
    let full = (FIRST * 2f64.powi(attempts.clamp(1, 30) - 1)).min(LONGEST);
    Duration::from_secs_f64(full * (0.5 + chance.clamp(0.0, 1.0) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waits_grow_and_stay_within_an_hour(attempts in 0i32..200, chance in 0.0f64..1.0) {
            let wait = backoff(attempts, chance);
            prop_assert!(wait >= Duration::from_secs(1) && wait <= Duration::from_secs(3_600));
            prop_assert!(backoff(attempts + 1, chance) >= wait);
        }
    }

    #[test]
    fn chance_spreads_the_wait() {
        assert_ne!(backoff(5, 0.1), backoff(5, 0.9));
    }
}
