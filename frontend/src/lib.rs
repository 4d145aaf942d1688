//! The browser's entry: takes over the page that the server drew.
#![cfg(target_arch = "wasm32")]

mod missing_code;

use leptos::{
    mount::hydrate_from_async,
    prelude::{document, window},
};
use wasm_bindgen::{
    JsCast,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement};

/// Called by the page once the wasm is there.
#[wasm_bindgen]
pub fn hydrate() {
    missing_code::go_on_without_code();
    let Some(body) = document().body() else { return };
    spawn_local(take_over(body));
}

/// Waits for the code of the page as well as for the shell's, and says on the document that all of it is alive: tests
/// wait for that, and styles may.
async fn take_over(body: HtmlElement) {
    let plain = PlainPage::begin();
    let alive = body.clone();
    hydrate_from_async(body, app::App).await.forget();
    plain.end();
    leave_reading_to_the_browser(&alive);
    missing_code::watch_walks();
    if let Some(root) = document().document_element() {
        let _cannot_fail = root.set_attribute("data-hydrated", "");
    }
}

/// A page to read comes whole from the server, and faster than its data would: a link to one is the browser's. The router
/// listens at the window; what ends here does not get there.
fn leave_reading_to_the_browser(body: &HtmlElement) {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if pressed_link(&event).is_some_and(|link| app::is_public_path(&link.pathname())) {
            event.stop_propagation();
        }
    });
    let _known_event = body.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn pressed_link(event: &Event) -> Option<HtmlAnchorElement> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?;
    pressed.closest("a[href]").ok().flatten()?.dyn_into().ok()
}

/// While it stands, links and forms are the browser's: a click that the router took would replace what is still being
/// taken over, and break both.
struct PlainPage(Closure<dyn Fn(Event)>);

impl PlainPage {
    const EVENTS: [&str; 2] = ["click", "submit"];

    fn begin() -> Self {
        let listener = Closure::new(|event: Event| event.stop_propagation());
        for event in Self::EVENTS {
            let _known_event = window().add_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            );
        }
        Self(listener)
    }

    fn end(self) {
        for event in Self::EVENTS {
            let _known_event = window().remove_event_listener_with_callback_and_bool(
                event,
                self.0.as_ref().unchecked_ref(),
                true,
            );
        }
    }
}
