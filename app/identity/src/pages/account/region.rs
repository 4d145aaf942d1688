//! In which language pages speak to somebody, and on whose clocks.

use base::Locale;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, Choice, FaultNotice, Field, Kind, Select, fault_of, focus_wrong, locale, typed, wrong};

use super::{Part, SavedNote, elsewhere};
use crate::{
    Saved, User,
    account_actions::ChangeOwnRegion,
    pages::{browser_time_zone, is_done},
    words::account::account_words,
};

/// The form. A plain one, with script too: another language is another page.
#[component]
pub(super) fn RegionForm(
    /// Whose.
    user: User,
    /// The zones that the browser suggests from.
    zones: Vec<String>,
    /// What the form before this page saved.
    saved: Option<Saved>,
) -> impl IntoView {
    let own = account_words(locale());
    let change = ServerAction::<ChangeOwnRegion>::new();
    let outcome = change.value();
    let fault = fault_of(move || outcome.get());
    focus_wrong(fault);
    // After a failure the page begins with what was typed, also where that was nothing.
    let failed = fault.with_untracked(Option::is_some);
    let begin = |field: &str, kept: Option<&str>| {
        if failed { typed(move || outcome.get(), field) } else { kept.unwrap_or_default().to_owned() }
    };
    let language = begin("locale", user.locale.map(Locale::tag));
    let zone = RwSignal::new(begin("time_zone", user.time_zone.as_deref()));
    let is_saved = is_done(move || outcome.get(), saved, Saved::Region);
    let languages = std::iter::once(Choice::new("", own.language_of_browser))
        .chain(Locale::ALL.map(|locale| Choice::new(locale.tag(), locale.own_name())))
        .collect();
    view! {
        <Part id="language" title=own.region lead=Some(own.region_lead)>
            <FaultNotice fault=elsewhere(fault, &["time_zone"])/>
            <form method="post" action=ChangeOwnRegion::url() class="form">
                <Select name="locale" label=own.language choices=languages selected=language/>
                <div class="account__zone">
                    <Field name="time_zone" label=own.time_zone hint=own.time_zone_hint.to_owned() value=zone.get_untracked()
                        typed=zone list="time-zones" maxlength=64u32 error=wrong(move || outcome.get(), "time_zone")/>
                    <datalist id="time-zones">
                        {zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view()}
                    </datalist>
                    <OwnClock zone/>
                </div>
                <div class="account__end">
                    <Button kind=Kind::Primary>{own.save}</Button>
                    <SavedNote is_saved text=own.saved/>
                </div>
            </form>
        </Part>
    }
}

/// Offers the zone of the clock in front of whoever looks, where it is another one.
#[component]
fn OwnClock(
    /// What the field holds.
    zone: RwSignal<String>,
) -> impl IntoView {
    let own = account_words(locale());
    let clock = RwSignal::new(None::<String>);
    // Effects run in the browser only.
    Effect::new(move || clock.set(browser_time_zone()));
    move || {
        clock.get().filter(|clock| *clock != zone.get()).map(|clock| {
            let label = (own.use_zone)(&clock);
            view! { <button type="button" class="button" on:click=move |_| zone.set(clock.clone())>{label}</button> }
        })
    }
}
