//! How long to wait before the line is opened again. Pure.

/// Milliseconds before the `attempt`-th try, by `chance` in 0..1: doubling from half a second to half a minute,
/// spread over its upper half so that a restarted server is not met by everybody at once.
pub(super) fn wait(attempt: u32, chance: f64) -> u32 {
    let full = f64::from(500u32 << attempt.min(6)).min(30_000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 30,000")]
    let milliseconds = (full * (0.5 + chance.clamp(0.0, 1.0) / 2.0)) as u32;
    milliseconds
}

#[cfg(test)]
mod tests {
    use super::wait;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waits_are_never_short_and_never_long(attempt in 0u32..1_000, chance in 0.0f64..1.0) {
            prop_assert!((250..=30_000).contains(&wait(attempt, chance)));
            prop_assert!(wait(attempt + 1, chance) >= wait(attempt, chance));
        }
    }
}
