//! What an action's outcome says to the form that started it.

use base::Fault;
use leptos::prelude::*;

/// What went wrong, if anything did.
pub fn fault_of<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
) -> Signal<Option<Fault>> {
    Signal::derive(move || outcome()?.err())
}

/// Grows whenever the action succeeds: what reloads with it keeps what was typed where it failed.
pub fn successes<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
) -> Memo<usize> {
    Memo::new(move |before: Option<&usize>| {
        before.copied().unwrap_or_default() + usize::from(matches!(outcome(), Some(Ok(_))))
    })
}

/// What is wrong with one field.
pub fn wrong<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
    field: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || outcome()?.err()?.of_field(field).map(str::to_owned))
}
