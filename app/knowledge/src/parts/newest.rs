//! What is found for what somebody types: only ever for the newest.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use crate::SearchHit;

/// Looks for each text that settles. An older one's answer that arrives later is dropped.
pub fn newest<F>(
    text: RwSignal<String>,
    look_for: impl Fn(String) -> F + 'static,
) -> ReadSignal<Vec<SearchHit>>
where
    F: Future<Output = Vec<SearchHit>> + 'static,
{
    let (found, set_found) = signal(Vec::new());
    // Not a resource: what stands around this may wait for its own, and would go and come back with every word.
    Effect::new(move || {
        let asked = text.get();
        let looking = look_for(asked.clone());
        spawn_local(async move {
            let hits = looking.await;
            if text.try_get_untracked().is_some_and(|newest| newest == asked) {
                set_found.set(hits);
            }
        });
    });
    found
}
