//! Brings something before whoever looks, or the keyboard to it.

use leptos::prelude::{document, request_animation_frame};
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, wasm_bindgen::JsCast};

/// Scrolls as little as it takes for all of the element to be seen; not at all where it is. Only in the browser.
pub fn bring_into_view(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Puts the keyboard on the first element of a selector. Only in the browser.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _not_focusable = element.focus();
    }
}

/// Puts the keyboard there if what had it went from the page: otherwise the next key would begin at the page's top. Only in
/// the browser.
pub fn focus_if_lost(selector: &'static str) {
    // Not before the page shows what changed.
    request_animation_frame(move || {
        if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
            focus(selector);
        }
    });
}
