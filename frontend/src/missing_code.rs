//! A tab that is older than the server: after an update the pieces of code that it has not fetched yet are gone. Where a
//! link is followed, it fetches the page as a whole instead; where nobody goes anywhere, it stays as it is.

use std::{cell::RefCell, panic};

use leptos::prelude::window;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Event;

use crate::pressed_link;

/// What Leptos' lazy code panics with where it cannot be had.
const MISSING: &str = "SplitLoaderError";

/// A walk that the router began: from where, and to where.
struct Walk {
    from: String,
    to: String,
}

thread_local! {
    /// The walk that was begun last. It is over once the address is another.
    static WALK: RefCell<Option<Walk>> = const { RefCell::new(None) };
}

/// Notes where the router is going, from here on. It has to stand already: what it takes, it takes before.
pub(crate) fn watch_walks() {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let link = pressed_link(&event).filter(|_| event.default_prevented());
        let walk = link.and_then(|link| Some(Walk { from: here()?, to: link.href() }));
        WALK.set(walk);
    });
    let _known_event = window().add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Has the browser go on where code is missing on the way; every panic is written to the console.
pub(crate) fn go_on_without_code() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if !info.to_string().contains(MISSING) {
            return;
        }
        WALK.with_borrow(|walk| {
            if let Some(walk) = walk.as_ref().filter(|walk| here().as_ref() == Some(&walk.from)) {
                let _moved = window().location().assign(&walk.to);
            }
        });
    }));
}

fn here() -> Option<String> {
    window().location().href().ok()
}
