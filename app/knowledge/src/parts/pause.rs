//! What somebody types, once they pause.

use std::time::Duration;

use leptos::prelude::*;

/// Follows what is typed, a pause behind it.
#[derive(Clone, Copy)]
pub struct Paused {
    /// What stood there when typing paused last.
    pub text: RwSignal<String>,
    length: Duration,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Paused {
    /// So far behind it.
    pub fn after(length: Duration) -> Self {
        Self { text: RwSignal::new(String::new()), length, waiting: StoredValue::new(None) }
    }

    /// Takes what stands there now.
    pub fn type_in(self, text: String) {
        if let Some(Some(waiting)) = self.waiting.try_get_value() {
            waiting.clear();
        }
        let settle = move || self.text.set(text);
        self.waiting.set_value(set_timeout_with_handle(settle, self.length).ok());
    }
}
