//! `/admin/reports`: when the house works, as reports count it, and counting everything anew. A plain form first.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Button, FaultNotice, Field, Kind, LinkButton, Loaded, TextArea, fault_of, focus_wrong, locale, successes,
    toast, wrong,
};

use crate::{
    ReportHours,
    actions::{RecountReports, ReportHoursHere, SaveReportHours, load_report_hours},
    hours_form::day_text,
    words::{hours::hours_words, words},
};

/// The page.
pub struct HoursPage;

#[lazy_route]
impl LazyRoute for HoursPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (reports, words) = (words(locale()).reports, hours_words(locale()));
        let save = ServerAction::<SaveReportHours>::new();
        let saved = successes(move || save.value().get());
        let here = Resource::new_blocking(move || saved.get(), |_| load_report_hours());
        let fault = fault_of(move || save.value().get());
        focus_wrong(fault);
        say_when(saved, words.saved);
        view! {
            <Title text=words.title/>
            <div class="page page--narrow">
                <header class="page__head">
                    <h1>{words.title}</h1>
                    <LinkButton href="/agent/reports">{reports}</LinkButton>
                </header>
                <p class="page__lead">{words.changes}</p>
                <FaultNotice fault/>
                <Loaded resource=here label=words.loading lines=8 view=move |here| form(here, save)/>
                <Recount/>
            </div>
        }
        .into_any()
    }
}

/// Says a sentence each time that a count grows.
fn say_when(count: Memo<usize>, sentence: &'static str) {
    Effect::new(move |before: Option<usize>| {
        let now = count.get();
        if before.is_some_and(|before| before < now) {
            toast(sentence);
        }
        now
    });
}

fn form(
    ReportHoursHere { hours, time_zones }: ReportHoursHere,
    save: ServerAction<SaveReportHours>,
) -> AnyView {
    let words = hours_words(locale());
    let fault = move |field| wrong(move || save.value().get(), field);
    let dates: Vec<_> = hours.closed_dates.iter().map(ToString::to_string).collect();
    let closed = RwSignal::new(dates.join("\n"));
    let zones = time_zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view();
    view! {
        <ActionForm action=save attr:class="form-card form">
            <Field name="hours[zone]" label=words.zone hint=words.zone_hint value=hours.zone.clone() list="time-zones" required=true
                maxlength=64_u32 error=fault("zone")/>
            <datalist id="time-zones">{zones}</datalist>
            <fieldset class="report-hours">
                <legend>{words.days}</legend>
                <p class="field__hint">{words.days_hint}</p>
                <div class="report-hours__days">{days(&hours, fault("days"))}</div>
            </fieldset>
            <TextArea name="hours[closed_dates]" label=words.closed_dates hint=words.closed_dates_hint value=closed rows=4
                error=fault("closed_dates")/>
            <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
        </ActionForm>
    }
    .into_any()
}

/// A field a weekday; what is wrong with one of them is said at the first.
fn days(hours: &ReportHours, wrong: Signal<Option<String>>) -> AnyView {
    let words = hours_words(locale());
    let days = words.weekdays.into_iter().zip(hours.days).enumerate();
    let fields = days.map(|(place, (label, day))| {
        let error = if place == 0 { wrong } else { Signal::derive(|| None) };
        view! { <Field name="hours[days][]" form=format!("day-{place}") label value=day_text(day) maxlength=20_u32 error/> }
    });
    fields.collect_view().into_any()
}

/// The button that has everything counted anew.
#[component]
fn Recount() -> impl IntoView {
    let words = hours_words(locale());
    let recount = ServerAction::<RecountReports>::new();
    say_when(successes(move || recount.value().get()), words.begun);
    view! {
        <section class="form-card report-hours__recount" aria-labelledby="recount-title">
            <h2 id="recount-title">{words.recount}</h2>
            <p>{words.recount_lead}</p>
            <FaultNotice fault=fault_of(move || recount.value().get())/>
            <ActionForm action=recount>
                <Button pending=recount.pending()>{words.recount_now}</Button>
            </ActionForm>
        </section>
    }
}
