//! A one-line input with its label, its hint and what is wrong with it.

use leptos::{html, prelude::*};

/// A labelled input. What is wrong is said under it and tied to it for screen readers.
#[component]
pub fn Field(
    /// Its name in the form, and its id.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The input's type.
    #[prop(default = "text")]
    r#type: &'static str,
    /// What it holds, until somebody types.
    #[prop(optional, into)]
    value: String,
    /// The caller's own, which follows what is typed, from `value` on.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
    /// Said under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
    /// The fewest characters.
    #[prop(optional, into)]
    minlength: Option<u32>,
    /// The most characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let typed = typed.unwrap_or_else(|| RwSignal::new(value.clone()));
    follow(input, typed);
    let hint_id = hint.is_some().then(|| format!("{name}-hint"));
    let described = describe(name, hint_id.clone(), error);
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <input
                class="field__input"
                id=name
                name=name
                node_ref=input
                type=r#type
                value=value
                autocomplete=autocomplete
                required=required
                minlength=minlength
                maxlength=maxlength
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <FieldError name error/>
        </div>
    }
}

/// Whether this part is taking over what the server drew, and somebody may have typed into it before. Later, an element
/// that stood here before may be used again, with what was typed for something else.
pub fn is_coming_alive() -> bool {
    cfg!(target_arch = "wasm32")
        && document().document_element().is_some_and(|root| !root.has_attribute("data-hydrated"))
}

/// Keeps the element like the signal. What somebody typed before the page came alive is kept.
fn follow(input: NodeRef<html::Input>, typed: RwSignal<String>) {
    let is_coming_alive = StoredValue::new(is_coming_alive());
    Effect::new(move || {
        let Some(input) = input.get() else { return };
        let (text, shown) = (typed.get(), input.value());
        let is_first = is_coming_alive.get_value();
        is_coming_alive.set_value(false);
        if is_first && shown != input.default_value() {
            typed.set(shown);
        } else if text != shown {
            input.set_value(&text);
        }
    });
}

/// What is wrong with a field; nothing where nothing is.
#[component]
pub(crate) fn FieldError(name: &'static str, error: Signal<Option<String>>) -> impl IntoView {
    move || error.get().map(|said| view! { <p class="field__error" id=format!("{name}-error")>{said}</p> })
}

/// The ids of what describes a field.
pub(crate) fn describe(
    name: &'static str,
    hint: Option<String>,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
    move || {
        let wrong = error.get().map(|_| format!("{name}-error"));
        match (&hint, wrong) {
            (Some(hint), Some(wrong)) => Some(format!("{hint} {wrong}")),
            (Some(hint), None) => Some(hint.clone()),
            (None, wrong) => wrong,
        }
    }
}
