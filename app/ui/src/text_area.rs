//! The only text area of the house. Leptos 0.8 does not escape a text area's children on the server, so what it holds at
//! first is escaped here; in the browser it follows by the `value` property.

use base::escape_html;
use leptos::{ev::KeyboardEvent, html, prelude::*};

use crate::field::{FieldError, describe, field_id, is_coming_alive};

/// A labelled text area.
#[component]
pub fn TextArea(
    /// Its name in the form, and its id.
    name: &'static str,
    /// The form's own name among the page's, where several have a field of this name: the id begins with it.
    #[prop(optional, into)]
    form: Option<String>,
    /// What is asked; it may change with what is written.
    #[prop(into)]
    label: TextProp,
    /// What it holds; the caller's signal follows what is typed.
    #[prop(optional)]
    value: Option<RwSignal<String>>,
    /// Said under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    #[prop(default = 6)]
    rows: u32,
    /// The most characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
    /// Whether the label is for screen readers alone, and stands in the empty text.
    #[prop(optional)]
    quiet_label: bool,
    /// Sends its form on Enter with Ctrl or ⌘.
    #[prop(optional)]
    submits: bool,
    /// Shown between the label and the text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let held = value.unwrap_or_else(|| RwSignal::new(String::new()));
    let area = NodeRef::<html::Textarea>::new();
    hold(area, held);
    let id = field_id(form.as_deref(), name);
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let described = describe(&id, hint_id.clone(), error);
    let label_class = if quiet_label { "visually-hidden" } else { "field__label" };
    // What is not shown above the text is shown in it, while it is empty.
    let placeholder = {
        let label = label.clone();
        move || quiet_label.then(|| label.get())
    };
    view! {
        <div class="field">
            <label class=label_class for=id.clone()>{move || label.get()}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {children.map(|children| children())}
            <textarea
                class="field__input field__input--area"
                id=id.clone()
                name=name
                dir="auto"
                rows=rows
                maxlength=maxlength
                required=required
                placeholder=placeholder
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                node_ref=area
                inner_html=escaped(&held.read_untracked())
                on:input=move |event| held.set(event_target_value(&event))
                on:keydown=move |event| {
                    if submits {
                        submit_on_enter(&event);
                    }
                }
            ></textarea>
            <FieldError id error/>
        </div>
    }
}

/// A text as the content of a text area. A parser drops one line break at its beginning: this one.
fn escaped(text: &str) -> String {
    format!("\n{}", escape_html(text))
}

/// Keeps the element and the signal alike. What somebody typed before the page came alive is kept.
fn hold(area: NodeRef<html::Textarea>, held: RwSignal<String>) {
    let (is_coming_alive, first) =
        (StoredValue::new(is_coming_alive()), StoredValue::new(held.get_untracked()));
    Effect::new(move || {
        let Some(area) = area.get() else { return };
        let (text, typed) = (held.get(), area.value());
        let is_first = is_coming_alive.get_value();
        is_coming_alive.set_value(false);
        if is_first && area.default_value().is_ok_and(|first| first != typed) {
            // The caller may have brought something back meanwhile, which is not to be lost for a letter.
            let is_as_drawn = text == first.get_value() || text == typed;
            held.set(if is_as_drawn { typed } else { format!("{text}\n{typed}") });
        } else if text != typed {
            area.set_value(&text);
        }
    });
}

fn submit_on_enter(event: &KeyboardEvent) {
    if event.key() != "Enter" || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    if let Some(form) = event_target::<web_sys::HtmlTextAreaElement>(event).form() {
        event.prevent_default();
        let _refused_by_the_form = form.request_submit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_on_the_server() {
        let owner = Owner::new();
        let html = owner.with(|| {
            let hostile = RwSignal::new("</textarea><script>alert(1)</script>".to_owned());
            view! { <TextArea name="body" label="</label><script>" value=hostile/> }.to_html()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains("\n&lt;/textarea&gt;&lt;script&gt;alert(1)"),
            "without script it is there: {html}"
        );
    }
}
