//! Copies a text to whoever presses it.

use leptos::prelude::*;
use ui::{locale, toast};

use crate::words::settings_page::settings_page_words;

/// The button. Not to be seen before the page is alive: without script it could do nothing.
#[component]
pub(super) fn CopyButton(
    /// What is copied.
    text: String,
) -> impl IntoView {
    let words = settings_page_words(locale());
    let copy = move |_| {
        let _tells_nobody = window().navigator().clipboard().write_text(&text);
        toast(words.copied);
    };
    view! { <button type="button" class="button copy-button" on:click=copy>{words.copy}</button> }
}
