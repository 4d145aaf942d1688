//! When somebody is there, as people write it.

use leptos::prelude::*;
use ui::{Field, TextArea};

use super::form::tick;
use crate::{ChatHours, settings_form::day_text, words::settings_page::SettingsPageWords};

pub(super) fn hours(
    words: &'static SettingsPageWords,
    held: ChatHours,
    time_zones: Vec<String>,
    fault: impl Fn(&'static str) -> Signal<Option<String>>,
) -> impl IntoView {
    let closed = RwSignal::new(held.closed_dates.join("\n"));
    let of_days = fault("hours");
    let days = words.days.into_iter().zip(&held.days).enumerate().map(|(place, (day, hours))| {
        let error = if place == 0 { of_days } else { Signal::derive(|| None) };
        view! { <Field name="chat[days][]" form=format!("day-{place}") label=day value=day_text(hours) maxlength=200u32 error/> }
    });
    let days = days.collect_view();
    view! {
        <fieldset class="form">
            <legend class="chat-settings__part">{words.hours}</legend>
            {tick("chat[is_limited]", held.is_limited, words.is_limited, words.hours_hint)}
            <Field name="chat[time_zone]" label=words.time_zone hint=words.time_zone_hint value=held.time_zone list="time-zones"
                maxlength=64u32 error=fault("time_zone")/>
            <datalist id="time-zones">
                {time_zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view()}
            </datalist>
            <p class="field__hint">{words.days_hint}</p>
            <div class="chat-settings__days">{days}</div>
            <TextArea name="chat[closed_dates]" label=words.closed_dates hint=words.closed_dates_hint value=closed rows=3
                error=fault("closed_dates")/>
        </fieldset>
    }
}
