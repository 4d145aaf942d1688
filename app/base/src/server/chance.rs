//! The same chance every time, so that two seeded desks are alike (SplitMix64).

/// A steady source of chance.
pub struct Chance(u64);

impl Chance {
    /// Chance that begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`; 0 where there is none.
    pub fn below(&mut self, end: i64) -> i64 {
        let end = u64::try_from(end).unwrap_or_default().max(1);
        i64::try_from(self.next() % end).unwrap_or_default()
    }

    /// Few get much: most picks are near 0, as life is (roughly Zipf).
    pub fn skewed(&mut self, end: i64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "2^53 steps of chance are enough")]
        let part = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        #[expect(clippy::cast_precision_loss, reason = "counts of people and words")]
        let end = end.max(1) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and end")]
        let place = (end.powf(part) - 1.0) as i64;
        place
    }

    /// One of them, each as likely. There has to be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let place = self.below(i64::try_from(from.len()).unwrap_or(i64::MAX));
        &from[usize::try_from(place).unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn chance_is_steady_and_stays_within() {
        let (mut one, mut other) = (Chance::new(3), Chance::new(3));
        for _ in 0..1_000 {
            let drawn = one.skewed(50);
            assert_eq!(drawn, other.skewed(50));
            assert!((0..50).contains(&drawn));
        }
    }
}
