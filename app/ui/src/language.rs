//! The language that this page is shown in. Each domain keeps its own sentences; this says which to take.

use base::Locale;
use leptos::prelude::*;

/// Sets the language of everything below.
pub fn provide_locale(locale: Locale) {
    provide_context(locale);
}

/// The language of this page.
pub fn locale() -> Locale {
    use_context().unwrap_or_default()
}
