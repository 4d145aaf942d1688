//! Said while nothing live can arrive.

use leptos::prelude::*;
use realtime::is_line_open;
use ui::{Notice, Tone, locale};

use crate::words::words;

/// Nothing while the line stands.
#[component]
pub(crate) fn LineNotice() -> impl IntoView {
    let words = words(locale());
    move || (!is_line_open()).then(|| view! { <Notice tone=Tone::Warn>{words.line_is_down}</Notice> })
}
