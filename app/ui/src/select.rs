//! A choice of one, as the platform does it best.

use leptos::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A labelled select.
#[component]
pub fn Select(
    /// Its name in the form.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen at first.
    #[prop(optional, into)]
    selected: String,
    /// Whether the label is for screen readers alone.
    #[prop(optional)]
    quiet_label: bool,
    /// Sends its form as soon as something else is chosen.
    #[prop(optional)]
    submits: bool,
) -> impl IntoView {
    let label_class = if quiet_label { "visually-hidden" } else { "field__label" };
    // What holds now can stay, also where it is not offered any more.
    let is_offered = selected.is_empty() || choices.iter().any(|choice| choice.value == selected);
    let held = (!is_offered).then(|| Choice::new(selected.clone(), selected.clone()));
    let options = choices
        .into_iter()
        .chain(held)
        .map(|choice| {
            let is_selected = choice.value == selected;
            view! { <option value=choice.value selected=is_selected>{choice.label}</option> }
        })
        .collect_view();
    let submit = move |event: leptos::ev::Event| {
        if submits && let Some(form) = event_target::<web_sys::HtmlSelectElement>(&event).form() {
            let _refused_by_the_form = form.request_submit();
        }
    };
    view! {
        <div class="field">
            <label class=label_class for=name>{label}</label>
            <select class="field__input field__input--select" id=name name=name on:change=submit>
                {options}
            </select>
        </div>
    }
}
