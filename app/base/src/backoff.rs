//! Exponential back-off with jitter: how long to wait before the next try. Pure.

use std::time::Duration;

/// The wait before try `attempt`, counted from 0: doubling from `first` to `longest`, and of that between half and all, by
/// `chance` in 0..1, so that what failed together does not come back together.
pub fn backoff(first: Duration, longest: Duration, attempt: u32, chance: f64) -> Duration {
    let doubled = 2f64.powi(attempt.min(60).cast_signed());
    let full = (first.as_secs_f64() * doubled).min(longest.as_secs_f64());
    Duration::from_secs_f64(full * (0.5 + chance.clamp(0.0, 1.0) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: Duration = Duration::from_millis(500);
    const LONGEST: Duration = Duration::from_secs(30);

    proptest! {
        #[test]
        fn waits_grow_and_are_never_short_and_never_long(attempt in 0u32..1_000, chance in 0.0f64..1.0) {
            let wait = backoff(FIRST, LONGEST, attempt, chance);
            prop_assert!(wait >= FIRST / 2 && wait <= LONGEST);
            prop_assert!(backoff(FIRST, LONGEST, attempt + 1, chance) >= wait);
        }
    }

    #[test]
    fn chance_spreads_the_wait() {
        assert_ne!(backoff(FIRST, LONGEST, 3, 0.1), backoff(FIRST, LONGEST, 3, 0.9));
    }
}
