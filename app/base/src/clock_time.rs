//! Time as the clocks of its reader show it. The server knows every time zone; the browser asks its own list.

use crate::{DateTime, Utc, day, minute};

/// The zone of whoever says none.
const UTC: &str = "UTC";

/// A moment on the clocks of a time zone, with the zone's name: `2026-11-29 17:32 Europe/Berlin`. In UTC where the zone is
/// not known.
pub fn clock_time(at: DateTime<Utc>, zone: &str) -> String {
    match local(at, zone) {
        Some(local) => format!("{local} {zone}"),
        None => format!("{} {} {UTC}", day(at), minute(at)),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn local(at: DateTime<Utc>, zone: &str) -> Option<String> {
    let at = at.with_timezone(&crate::server::find_time_zone(zone)?);
    // The same digits as the moment would have in UTC, so that one writer serves both.
    let shown = at.naive_local().and_utc();
    Some(format!("{} {}", day(shown), minute(shown)))
}

#[cfg(target_arch = "wasm32")]
fn local(at: DateTime<Utc>, zone: &str) -> Option<String> {
    use js_sys::{Date, Function, Object, Reflect};
    use leptos::wasm_bindgen::{JsCast, JsValue};
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    let write: Function = Reflect::get(&date, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
    // Swedes write a date as everybody here reads it; the call throws for a zone that the browser does not know.
    let written = write.call2(&date, &"sv-SE".into(), &options).ok()?.as_string()?;
    written.get(..16).map(str::to_owned)
}

/// The time zone of whoever reads this page, where their account names one.
#[cfg(not(target_arch = "wasm32"))]
pub fn reader_zone() -> Option<String> {
    let parts = leptos::prelude::use_context::<axum::http::request::Parts>()?;
    parts.extensions.get::<crate::server::Actor>()?.person().ok()?.time_zone.clone()
}

/// The time zone of whoever reads this page, where their account names one: the document says so.
#[cfg(target_arch = "wasm32")]
pub fn reader_zone() -> Option<String> {
    leptos::prelude::document().document_element()?.get_attribute("data-time-zone")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_on_the_clocks_of_its_reader() {
        let at: DateTime<Utc> = "2026-03-29T00:59:30Z".parse().unwrap();
        assert_eq!(clock_time(at, "Europe/Berlin"), "2026-03-29 01:59 Europe/Berlin");
        let later = at + chrono::TimeDelta::minutes(1);
        assert_eq!(
            clock_time(later, "Europe/Berlin"),
            "2026-03-29 03:00 Europe/Berlin",
            "clocks went forward"
        );
        assert_eq!(clock_time(at, "America/St_Johns"), "2026-03-28 22:29 America/St_Johns");
        for unknown in ["UTC", "", "Mars/Olympus"] {
            assert_eq!(clock_time(at, unknown), "2026-03-29 00:59 UTC", "{unknown}");
        }
    }
}
