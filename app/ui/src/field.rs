//! A one-line input with its label, its hint and what is wrong with it.

use leptos::{html, prelude::*};

/// A labelled input. What is wrong is said under it and tied to it for screen readers.
#[component]
pub fn Field(
    /// Its name in the form, and its id.
    name: &'static str,
    /// The form's own name among the page's, where several have a field of this name: the id begins with it.
    #[prop(optional, into)]
    form: Option<String>,
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
    /// The id of a list that the browser suggests from.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Whether the keyboard begins here. It does anyway at the first field that is wrong when the page comes.
    #[prop(optional)]
    autofocus: bool,
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
    // Only what is prose follows its first letter; numbers, dates and addresses have a direction of their own.
    let direction = (r#type == "text").then_some("auto");
    let typed = typed.unwrap_or_else(|| RwSignal::new(value.clone()));
    follow(input, typed);
    let begins_here = autofocus || error.with_untracked(Option::is_some);
    let id = field_id(form.as_deref(), name);
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let described = describe(&id, hint_id.clone(), error);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <input
                class="field__input"
                id=id.clone()
                name=name
                node_ref=input
                dir=direction
                type=r#type
                value=value
                autocomplete=autocomplete
                list=list
                autofocus=begins_here
                required=required
                minlength=minlength
                maxlength=maxlength
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <FieldError id error/>
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
pub(crate) fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || error.get().map(|said| view! { <p class="field__error" id=format!("{id}-error")>{said}</p> })
}

/// The id of a field: its name, after its form's where the caller says which. Leptos gives no id on which both sides agree.
pub(crate) fn field_id(form: Option<&str>, name: &str) -> String {
    form.map_or_else(|| name.to_owned(), |form| format!("{form}-{name}"))
}

/// The ids of what describes a field.
pub(crate) fn describe(
    id: &str,
    hint: Option<String>,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Sync + Clone + use<> + 'static {
    let error_id = format!("{id}-error");
    move || {
        let wrong = error.get().map(|_| error_id.clone());
        match (&hint, wrong) {
            (Some(hint), Some(wrong)) => Some(format!("{hint} {wrong}")),
            (Some(hint), None) => Some(hint.clone()),
            (None, wrong) => wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_one_name_are_told_apart_by_their_forms() {
        let html = Owner::new().with(|| {
            view! {
                <Field name="title" form="one" label="A" hint="B".to_owned()/>
                <Field name="title" form="two" label="A" hint="B".to_owned()/>
            }
            .to_html()
        });
        for id in ["one-title", "two-title", "one-title-hint", "two-title-hint"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{html}");
        }
        assert!(html.contains("for=\"two-title\""), "{html}");
        assert!(html.contains("aria-describedby=\"two-title-hint\""), "{html}");
    }

    #[test]
    fn the_keyboard_begins_at_what_is_wrong() {
        let html = Owner::new().with(|| {
            let error = Signal::stored(Some("is required".to_owned()));
            view! { <Field name="one" label="A"/> <Field name="two" label="B" error/> }.to_html()
        });
        let (one, two) = html.split_once("id=\"two\"").unwrap();
        assert!(two.contains("autofocus") && two.contains("aria-invalid=\"true\""), "{html}");
        assert!(!one.contains("autofocus"), "{html}");
    }
}
