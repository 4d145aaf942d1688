//! A seeded random number generator: the same numbers every time, so that two seeded desks are alike.

use rand::{Rng, SeedableRng, rngs::StdRng};

/// A steady source of chance.
pub struct SeededRng(StdRng);

impl SeededRng {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// A number from 0 to below `end`; 0 where there is none.
    pub fn below(&mut self, end: i64) -> i64 {
        self.0.random_range(0..end.max(1))
    }

    /// Few get much: most picks are near 0, as life is (roughly Zipf).
    pub fn skewed(&mut self, end: i64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of people and words")]
        let end = end.max(1) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and end")]
        let place = (end.powf(self.0.random()) - 1.0) as i64;
        place
    }

    /// One of them, each as likely. There has to be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.0.random_range(0..from.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::SeededRng;

    #[test]
    fn chance_is_the_same_every_time_and_stays_within() {
        let (mut one, mut other) = (SeededRng::new(7), SeededRng::new(7));
        for _ in 0..1_000 {
            let number = one.below(5);
            assert_eq!(number, other.below(5));
            assert!((0..5).contains(&number));
            let skewed = one.skewed(100);
            assert_eq!(skewed, other.skewed(100));
            assert!((0..100).contains(&skewed));
        }
        assert_eq!(one.below(0), 0);
    }
}
