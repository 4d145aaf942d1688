//! A form within a conversation: its agent asks, its visitor fills it in, once.

use std::collections::BTreeMap;

use leptos::prelude::*;
use ui::{Button, Choice, Field, Kind, Select, TextArea};
use web_sys::{FormData, HtmlFormElement, SubmitEvent};

use crate::{ChatMessageId, Payload, PayloadField, PayloadFieldKind, words::VisitorWords};

/// The form, or what was answered.
#[component]
pub(super) fn PayloadForm(
    /// The message that asks.
    id: ChatMessageId,
    fields: Vec<PayloadField>,
    answer: Memo<Option<Payload>>,
    is_over: Memo<bool>,
    say: impl Fn(String, Payload) + Copy + Send + Sync + 'static,
    words: &'static VisitorWords,
) -> impl IntoView {
    let fields = StoredValue::new(fields);
    move || match (answer.get(), is_over.get()) {
        (Some(Payload::Answers { values, .. }), _) => answered(fields, &values),
        (_, true) => ().into_any(),
        (_, false) => asked(id, fields, say, words),
    }
}

fn answered(fields: StoredValue<Vec<PayloadField>>, values: &BTreeMap<String, String>) -> AnyView {
    let lines = fields.get_value().into_iter().map(|field| {
        let value = values.get(&field.name).cloned().unwrap_or_default();
        view! { <dt dir="auto">{field.label}</dt> <dd dir="auto">{value}</dd> }
    });
    view! { <dl class="chat-payload chat-payload--answers">{lines.collect_view()}</dl> }.into_any()
}

fn asked(
    id: ChatMessageId,
    fields: StoredValue<Vec<PayloadField>>,
    say: impl Fn(String, Payload) + Copy + 'static,
    words: &'static VisitorWords,
) -> AnyView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(form) = FormData::new_with_form(&event_target::<HtmlFormElement>(&event)) else { return };
        let (mut values, mut lines) = (BTreeMap::new(), Vec::new());
        for (place, field) in fields.get_value().into_iter().enumerate() {
            let value = form.get(NAMES[place % NAMES.len()]).as_string().unwrap_or_default();
            if !value.trim().is_empty() {
                lines.push(format!("{}: {value}", field.label));
                values.insert(field.name, value);
            }
        }
        if !values.is_empty() {
            say(lines.join("\n\n"), Payload::Answers { message_id: id, values });
        }
    };
    let inputs = fields.get_value().into_iter().enumerate();
    let inputs = inputs.map(|(place, field)| input(id, place, field, words)).collect_view();
    view! {
        <form class="chat-payload chat-payload--form" on:submit=send>
            {inputs}
            <Button kind=Kind::Primary>{words.send}</Button>
        </form>
    }
    .into_any()
}

/// The names of inputs by their places, as many as a form may have: a field's own name is somebody's text.
const NAMES: [&str; 20] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19",
];

fn input(id: ChatMessageId, place: usize, field: PayloadField, words: &'static VisitorWords) -> AnyView {
    let (form, name) = (format!("form-{id}"), NAMES[place % NAMES.len()]);
    let PayloadField { label, kind, is_required, options, .. } = field;
    match kind {
        PayloadFieldKind::LongText => {
            view! { <TextArea name form label required=is_required rows=3 maxlength=5_000u32/> }.into_any()
        }
        PayloadFieldKind::Choice => {
            let none = Choice::new("", words.no_topic);
            let choices = std::iter::once(none);
            let choices =
                choices.chain(options.into_iter().map(|option| Choice::new(option.clone(), option)));
            view! { <Select name form label choices=choices.collect()/> }.into_any()
        }
        PayloadFieldKind::Text | PayloadFieldKind::Email | PayloadFieldKind::Number => {
            let r#type = match kind {
                PayloadFieldKind::Email => "email",
                PayloadFieldKind::Number => "number",
                _ => "text",
            };
            view! { <Field name form label r#type required=is_required maxlength=500u32/> }.into_any()
        }
    }
}
