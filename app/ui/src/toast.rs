//! Short news at the edge of the screen, announced politely.

use std::time::Duration;

use leptos::prelude::*;

const SHOWN: Duration = Duration::from_secs(6);

/// Shows a sentence for a few seconds. Only in the browser.
///
/// Written into the document by hand: a list that follows a signal would be in everybody's first load for news that few
/// pages have, and would announce again what moves up when an older sentence goes.
pub fn toast(text: &str) {
    let document = document();
    // By its class, which no text of an article can have; an id could be a heading's.
    let Ok(Some(toaster)) = document.query_selector(".toaster") else { return };
    let Ok(toast) = document.create_element("p") else { return };
    toast.set_class_name("toast");
    toast.set_text_content(Some(text));
    let _same_document = toaster.append_child(&toast);
    set_timeout(move || toast.remove(), SHOWN);
}

/// Where toasts appear.
#[component]
pub fn Toaster() -> impl IntoView {
    view! { <div class="toaster" role="status" aria-live="polite" aria-atomic="false"></div> }
}
