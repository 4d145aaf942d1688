//! A choice of one, as the platform does it best.

use leptos::prelude::*;

use crate::field::field_id;

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
    /// Its name in the form, and its id.
    name: &'static str,
    /// The form's own name among the page's, where several have a field of this name: the id begins with it.
    #[prop(optional, into)]
    form: Option<String>,
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
    let id = field_id(form.as_deref(), name);
    let label_class = if quiet_label { "visually-hidden" } else { "field__label" };
    // What holds now can stay, also where it is not offered any more.
    let is_offered = selected.is_empty() || choices.iter().any(|choice| choice.value == selected);
    let held = (!is_offered).then(|| Choice::new(selected.clone(), selected.clone()));
    let options = choices
        .into_iter()
        .chain(held)
        .map(|choice| {
            let is_selected = choice.value == selected;
            view! { <option value=choice.value selected=is_selected dir="auto">{choice.label}</option> }
        })
        .collect_view();
    let submit = move |event: leptos::ev::Event| {
        if submits && let Some(form) = event_target::<web_sys::HtmlSelectElement>(&event).form() {
            let _refused_by_the_form = form.request_submit();
        }
    };
    view! {
        <div class="field">
            <label class=label_class for=id.clone()>{label}</label>
            <select class="field__input field__input--select" id=id name=name on:change=submit>
                {options}
            </select>
        </div>
    }
}
