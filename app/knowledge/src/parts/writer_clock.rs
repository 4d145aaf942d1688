//! The writer's clock on the page: their account's, or their browser's where the account names none.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Notice, Tone, locale};

use crate::{WriterClock, desk_words::desk_words};

/// The clock that the server knows, until the browser says better: both sides begin with the same.
pub(crate) fn follow_clock(known: WriterClock, at: Option<DateTime<Utc>>) -> RwSignal<WriterClock> {
    let may_be_better = !known.is_of_account;
    let clock = RwSignal::new(known);
    Effect::new(move || {
        if may_be_better && let Some(better) = clock_of_browser(at) {
            clock.set(better);
        }
    });
    clock
}

/// The clock of the browser at a moment, or now.
fn clock_of_browser(at: Option<DateTime<Utc>>) -> Option<WriterClock> {
    let shown = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&shown.resolved_options(), &"timeZone".into()).ok()?.as_string()?;
    let date = js_sys::Date::new_0();
    if let Some(at) = at {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of any year fit")]
        date.set_time(at.timestamp_millis() as f64);
    }
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
    let behind = date.get_timezone_offset() as i64;
    Some(WriterClock { zone, ahead: -behind, is_of_account: false })
}

/// Says when an article publishes itself.
#[component]
pub(crate) fn GoesOut(at: DateTime<Utc>, now: DateTime<Utc>, clock: RwSignal<WriterClock>) -> impl IntoView {
    let words = desk_words(locale());
    let said = move || {
        let (year, month, day, time) = clock.read().parts(at);
        let month = usize::try_from(month).ok().and_then(|month| words.months.get(month.checked_sub(1)?));
        let date = (words.date)(day, month.copied().unwrap_or_default());
        let is_this_year = clock.read().parts(now).0 == year;
        let date = if is_this_year { date } else { format!("{date} {year}") };
        format!("{} ({})", (words.goes_out)(&date, &time), clock.read().zone)
    };
    view! { <Notice tone=Tone::River>{said}</Notice> }
}
