//! Two rankings made one by reciprocal rank: what both find stands before what only one does.

use std::collections::HashMap;

use base::uuid::Uuid;
use search::server::Hit;

use crate::server::search::index::ARTICLE;

/// Cormack, Clarke and Büttcher, 2009: how little the first places count above those that follow.
const EVENNESS: f32 = 60.0;

/// What was found by words and what by meaning, best first.
pub(super) fn merge(by_words: &[Hit], by_meaning: &[Uuid]) -> Vec<Hit> {
    let mut merged: HashMap<Uuid, Hit> = HashMap::new();
    let by_meaning = by_meaning.iter().map(|id| Hit { id: *id, kind: ARTICLE, score: 0.0 });
    let ranked = (1_u16..).zip(by_words.iter().copied()).chain((1..).zip(by_meaning));
    for (rank, hit) in ranked {
        merged.entry(hit.id).or_insert(Hit { score: 0.0, ..hit }).score += 1.0 / (EVENNESS + f32::from(rank));
    }
    let mut merged: Vec<Hit> = merged.into_values().collect();
    let place = |id: Uuid| by_words.iter().position(|hit| hit.id == id).unwrap_or(usize::MAX);
    // Of two that are as good, the one that has the words.
    merged.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| place(one.id).cmp(&place(other.id)))
    });
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_find_stands_first() {
        let id = |number| Uuid::from_u128(number);
        let hit = |number| Hit { id: id(number), kind: ARTICLE, score: 1.0 };
        let order = |words: &[Hit], meaning: &[Uuid]| {
            merge(words, meaning).iter().map(|hit| hit.id.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(order(&[hit(1), hit(2)], &[id(3), id(2)]), [2, 1, 3]);
        assert_eq!(order(&[hit(1), hit(2)], &[]), [1, 2]);
        assert_eq!(order(&[], &[id(4), id(3)]), [4, 3]);
    }
}
