//! What is asked of a saved report, beside what it shows.

use leptos::prelude::*;
use ui::{Choice, Field, Select, locale};

use crate::{Cadence, ReportFilter, ReportName, saved_report_form::written, words::saved::saved_words};

/// The cadences, as they are offered.
const CADENCES: [Cadence; 3] = [Cadence::Daily, Cadence::Weekly, Cadence::Monthly];

/// The fields: its name, who sees it and when it is sent. Which report it is, and what of it, goes with them unseen.
#[component]
pub(super) fn SavedFields(
    /// The form's own name.
    form: String,
    /// Which report.
    report: ReportName,
    /// Which days and which part of the desk.
    filter: ReportFilter,
    /// What it is called.
    name: String,
    /// Whether all of the desk sees it.
    #[prop(optional)]
    is_shared: bool,
    /// How often it is to be sent.
    #[prop(optional_no_strip)]
    schedule: Option<Cadence>,
    /// What is wrong with the name.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let words = saved_words(locale());
    let cadences = CADENCES.map(|cadence| Choice::new(cadence.as_str(), (words.cadence)(cadence)));
    let cadences = std::iter::once(Choice::new("", words.never)).chain(cadences).collect();
    let hint_id = format!("{form}-shared-hint");
    view! {
        <input type="hidden" name="saved[report]" value=report.as_str()/>
        <input type="hidden" name="saved[filter]" value=written(&filter)/>
        <Field name="saved[name]" form=form.clone() label=words.name value=name required=true maxlength=100_u32 error/>
        <div class="field">
            <label class="check">
                <input type="checkbox" name="saved[is_shared]" value="true" checked=is_shared aria-describedby=hint_id.clone()/>
                {words.is_shared}
            </label>
            <p class="field__hint" id=hint_id>{words.is_shared_hint}</p>
        </div>
        <Select name="saved[schedule]" form label=words.schedule choices=cadences
            selected=schedule.map(Cadence::as_str).unwrap_or_default()/>
        <p class="field__hint">{words.not_sent_yet}</p>
    }
}
