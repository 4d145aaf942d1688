//! Notices whether somebody is at this browser: any input counts, in any of its tabs. What follows from it is decided by
//! the server, which hears of every browser.

use std::time::Duration;

use leptos::{ev, prelude::*, task::spawn_local};
use web_sys::Storage;

use super::own_status::Shown;
use crate::{AgentStatus, people::own_status_actions::note_input};

/// When somebody was last noticed here, in any tab.
const INPUT_AT: &str = "input-at";
/// When the server was last told so.
const TOLD_AT: &str = "input-told-at";
/// How often it is looked whether nobody was, and told that somebody was.
const LOOK: Duration = Duration::from_secs(60);
/// Closer inputs are one, in milliseconds: a mouse moves a hundred times a second.
const ONE_INPUT: f64 = 2_000.0;
const MINUTE: f64 = 60_000.0;

/// Watches until the page goes.
pub(super) fn begin(shown: RwSignal<Option<Shown>>) {
    let noticed = StoredValue::new(0.0);
    let notice = move || {
        let now = js_sys::Date::now();
        if now - noticed.get_value() >= ONE_INPUT {
            noticed.set_value(now);
            somebody(shown, now);
        }
    };
    notice();
    // They stay as long as the header does: the handles are not kept.
    let _pointer = window_event_listener(ev::pointermove, move |_| notice());
    let _press = window_event_listener(ev::pointerdown, move |_| notice());
    let _key = window_event_listener(ev::keydown, move |_| notice());
    set_interval(move || look(shown), LOOK);
}

/// Somebody is here: told at once where they were thought away, and else once a minute.
fn somebody(shown: RwSignal<Option<Shown>>, now: f64) {
    write(INPUT_AT, now);
    let Some(Some(held)) = shown.try_get_untracked() else { return };
    if held.idle_minutes.is_some() && (held.is_away_by_itself || now - read(TOLD_AT) >= MINUTE) {
        write(TOLD_AT, now);
        tell(shown, true);
    }
}

/// Nobody was here for long enough; or somebody was, in another tab, which told for itself alone.
fn look(shown: RwSignal<Option<Shown>>) {
    let Some(Some(held)) = shown.try_get_untracked() else { return };
    let Some(minutes) = held.idle_minutes else { return };
    let is_idle = js_sys::Date::now() - read(INPUT_AT) >= f64::from(minutes) * MINUTE;
    match (held.status, is_idle) {
        (AgentStatus::Active, true) => tell(shown, false),
        (AgentStatus::Away, false) if held.is_away_by_itself => tell(shown, true),
        _ => {}
    }
}

fn tell(shown: RwSignal<Option<Shown>>, is_here: bool) {
    spawn_local(async move {
        // Nobody is told of a failure: the next look asks again.
        if let Ok(own) = note_input(is_here).await {
            shown.try_set(Some(Shown::from(&own)));
        }
    });
}

fn read(key: &str) -> f64 {
    let kept = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    kept.and_then(|at| at.parse().ok()).unwrap_or_default()
}

fn write(key: &str, at: f64) {
    if let Some(storage) = storage() {
        let _no_room = storage.set_item(key, &at.to_string());
    }
}

fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { window().local_storage().ok().flatten() } else { None }
}
