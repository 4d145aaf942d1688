//! Where somebody's hand is: what they are about to press does not move away from under it.

use std::time::Duration;

use leptos::{html::Section, prelude::*};

/// How long until a hand that moved is looked for again.
const REST: Duration = Duration::from_millis(400);

/// After so many looks without a key somebody who stands in the list is elsewhere with their eyes: ten seconds.
const PATIENCE: u8 = 25;

/// So far, in pixels, a list moves under a hand that only rests on it.
const SCROLLED: i32 = 40;

/// A list, and whether a hand is in it.
#[derive(Clone, Copy)]
pub(crate) struct InteractionGuard {
    /// The part of the page that the list is in.
    pub place: NodeRef<Section>,
    has_moved: StoredValue<bool>,
    is_awaited: StoredValue<bool>,
    looks: StoredValue<u8>,
}

impl InteractionGuard {
    pub fn new() -> Self {
        Self {
            place: NodeRef::new(),
            has_moved: StoredValue::new(false),
            is_awaited: StoredValue::new(false),
            looks: StoredValue::new(0),
        }
    }

    /// To be called when a pointer moves in the list or touches it, or a key is pressed there.
    pub fn moves(self) {
        self.has_moved.set_value(true);
    }

    /// Calls `change` once no hand moves in the list and the keyboard does not stand in it; once for many calls meanwhile.
    pub fn run_when_idle(self, change: impl Fn() + 'static) {
        if self.is_awaited.try_get_value() == Some(false) {
            self.look(change);
        }
    }

    /// Whether a change waits for a hand to rest.
    pub fn is_waiting(self) -> bool {
        self.is_awaited.try_get_value() == Some(true)
    }

    fn look(self, change: impl Fn() + 'static) {
        // The page may be gone by now, and with it what it stored.
        let Some(has_moved) = self.has_moved.try_update_value(std::mem::take) else { return };
        let looks = if has_moved { 0 } else { self.looks.get_value().saturating_add(1) };
        let is_here = has_moved || self.is_scrolled() || (looks < PATIENCE && self.has_keyboard());
        self.looks.set_value(looks);
        self.is_awaited.set_value(is_here);
        if is_here {
            set_timeout(move || self.look(change), REST);
        } else {
            change();
        }
    }

    /// Whoever has scrolled reads what they scrolled to.
    fn is_scrolled(self) -> bool {
        self.place.get_untracked().is_some_and(|place| place.scroll_top() > SCROLLED)
    }

    /// A click leaves its focus behind; only the keyboard's is shown.
    fn has_keyboard(self) -> bool {
        let place = self.place.get_untracked();
        place.is_some_and(|place| {
            place.query_selector(":is(li, tr) :focus-visible").is_ok_and(|found| found.is_some())
        })
    }
}
