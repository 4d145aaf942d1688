//! What an action's outcome says to the form that started it.

use base::Fault;
use leptos::prelude::*;

use crate::focus;

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

/// Puts the keyboard on the first field of `form`, a selector, that is wrong, once its action failed.
pub fn focus_wrong_field(form: &'static str, fault: Signal<Option<Fault>>) {
    Effect::new(move || {
        if fault.get().is_some() {
            // Not before the field says what is wrong with it.
            request_animation_frame(move || focus(&format!("{form} [aria-invalid=true]")));
        }
    });
}

/// What was typed into a field of a form that failed without script: the page that it is led back to begins with it.
pub fn typed<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
    field: &str,
) -> String {
    let fault = untrack(outcome).and_then(Result::err);
    fault.and_then(|fault| fault.typed(field).map(str::to_owned)).unwrap_or_default()
}

/// What is wrong with one field.
pub fn wrong<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
    field: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || outcome()?.err()?.of_field(field).map(str::to_owned))
}
