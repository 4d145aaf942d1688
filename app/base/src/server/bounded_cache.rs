//! What a process remembers of what it worked out, for whoever asks the same again.

use std::{
    borrow::Borrow,
    collections::HashMap,
    hash::Hash,
    sync::{PoisonError, RwLock},
};

/// At most `MOST` answers by what was asked. When they are full it begins anew: what is asked often is soon back, and
/// nobody has to keep an account of who asked when.
pub struct BoundedCache<K, V, const MOST: usize>(RwLock<HashMap<K, V>>);

impl<K, V, const MOST: usize> Default for BoundedCache<K, V, MOST> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, V: Clone, const MOST: usize> BoundedCache<K, V, MOST> {
    /// What was kept under `key`.
    pub fn find<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Keeps `value` under `key`.
    pub fn keep(&self, key: K, value: V) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, value);
    }

    /// Forgets everything.
    pub fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_holds_more_than_it_may_and_the_last_always() {
        let squares = BoundedCache::<u32, u32, 3>::default();
        for number in 0..10 {
            squares.keep(number, number * number);
            assert_eq!(squares.find(&number), Some(number * number));
            assert!((0..10).filter(|number| squares.find(number).is_some()).count() <= 3);
        }
        squares.forget();
        assert_eq!(squares.find(&9), None);
    }
}
