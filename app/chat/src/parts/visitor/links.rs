//! Links within what people wrote, in a box that somebody is talking in.

use web_sys::{Element, HtmlAnchorElement, MouseEvent, wasm_bindgen::JsCast};

/// Has the link that is pressed open in a window of its own: the conversation stays, and most pages may not be framed.
pub fn open_links_outside(event: &MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = pressed.and_then(|pressed| pressed.closest("a[href]").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_target("_blank");
        link.set_rel("noopener noreferrer");
    }
}
