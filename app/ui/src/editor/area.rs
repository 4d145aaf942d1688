//! The text area in the browser: what is selected in it, and writing into it so that the browser's own undo takes it back.

use leptos::prelude::document;
use web_sys::{Event, EventInit, HtmlDocument, HtmlTextAreaElement, wasm_bindgen::JsCast};

use super::selected::{Selected, difference, utf16_at};

/// The text area that an event happened in.
pub(super) fn area_of(event: &Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

/// What stands in it and what is selected.
pub(super) fn selected_in(area: &HtmlTextAreaElement) -> Selected {
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(u32::MAX);
    Selected::of_utf16(area.value(), at(area.selection_start()), at(area.selection_end()))
}

/// Makes `after` of what stands in it. Typed as a person would type it where the browser can, which keeps its undo.
pub(super) fn write(area: &HtmlTextAreaElement, before: &Selected, after: &Selected) {
    let _not_focusable = area.focus();
    let (range, with) = difference(&before.text, &after.text);
    if !range.is_empty() || !with.is_empty() {
        let (from, to) = (utf16_at(&before.text, range.start), utf16_at(&before.text, range.end));
        let _in_range = area.set_selection_range(from, to);
        if !type_in(with) {
            put(area, with, from, to);
        }
    }
    let _in_range =
        area.set_selection_range(utf16_at(&after.text, after.from), utf16_at(&after.text, after.to));
}

/// Puts a text into a range, and tells whoever listens: nobody hears of what a program writes.
fn put(area: &HtmlTextAreaElement, text: &str, from: u32, to: u32) {
    let _in_range = area.set_range_text_with_start_and_end(text, from, to);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(input) = Event::new_with_event_init_dict("input", &bubbles) {
        let _not_prevented = area.dispatch_event(&input);
    }
}

/// Whether the browser typed it over what is selected.
fn type_in(text: &str) -> bool {
    let Ok(document) = document().dyn_into::<HtmlDocument>() else { return false };
    let typed = if text.is_empty() {
        document.exec_command("delete")
    } else {
        document.exec_command_with_show_ui_and_value("insertText", false, text)
    };
    typed.unwrap_or_default()
}

/// Writes into the text area of an id, where its cursor stands: what was uploaded for it. Only in the browser.
pub fn write_at_cursor(id: &str, text: &str) {
    let found = document().get_element_by_id(id);
    let Some(area) = found.and_then(|found| found.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let before = selected_in(&area);
    if document().active_element().is_some_and(|active| active == **area) {
        write(&area, &before, &before.typed(text));
    } else {
        // Whoever went on writing elsewhere stays there.
        put(&area, text, utf16_at(&before.text, before.from), utf16_at(&before.text, before.to));
    }
}

/// Makes the area as high as its text, where the browser does not do it by itself (`field-sizing: content`).
pub(super) fn grow(area: &HtmlTextAreaElement) {
    if web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(true) {
        return;
    }
    let style = area.style();
    if area.value().is_empty() {
        let _known_property = style.remove_property("block-size");
        return;
    }
    let _known_property = style.set_property("block-size", "auto");
    let border = area.offset_height() - area.client_height();
    let _known_property = style.set_property("block-size", &format!("{}px", area.scroll_height() + border));
}
