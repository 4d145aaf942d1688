//! Asks the visitor for details: a small form of theirs, made here.

use leptos::prelude::*;
use ui::{Button, Dialog, Field, Kind, Notice, Tone, locale};

use crate::{ChatSessionId, NewChatMessage, Payload, PayloadField, PayloadFieldKind, words::words};

/// The most fields: more are a form for a page, and not for a chat.
const MOST: usize = 8;

/// What can be asked for.
const KINDS: [PayloadFieldKind; 5] = [
    PayloadFieldKind::Text,
    PayloadFieldKind::LongText,
    PayloadFieldKind::Email,
    PayloadFieldKind::Number,
    PayloadFieldKind::Choice,
];

/// A field that is being made.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Draft {
    key: usize,
    label: RwSignal<String>,
    kind: RwSignal<PayloadFieldKind>,
    is_required: RwSignal<bool>,
    options: RwSignal<String>,
}

impl Draft {
    fn new(key: usize) -> Self {
        Self {
            key,
            label: RwSignal::new(String::new()),
            kind: RwSignal::new(PayloadFieldKind::Text),
            is_required: RwSignal::new(true),
            options: RwSignal::new(String::new()),
        }
    }

    fn field(self) -> PayloadField {
        let kind = self.kind.get_untracked();
        let options = self.options.get_untracked();
        let options = options.split(',').map(str::trim).filter(|option| !option.is_empty());
        PayloadField {
            name: format!("field_{}", self.key),
            label: self.label.get_untracked().trim().to_owned(),
            kind,
            is_required: self.is_required.get_untracked(),
            options: if kind == PayloadFieldKind::Choice {
                options.map(str::to_owned).collect()
            } else {
                Vec::new()
            },
        }
    }
}

/// The dialog.
#[component]
pub(super) fn AskDetails(
    chat: ChatSessionId,
    open: RwSignal<bool>,
    /// Says it.
    say: Callback<NewChatMessage>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let question = RwSignal::new(String::new());
    let drafts = RwSignal::new(vec![Draft::new(1)]);
    let is_wrong = RwSignal::new(false);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let fields = drafts.get_untracked().into_iter().map(Draft::field).collect();
        let payload = Payload::Form { fields };
        let is_whole = payload.check().is_ok();
        is_wrong.set(!is_whole);
        if is_whole {
            let draft = NewChatMessage::new(chat, question.get_untracked());
            say.run(NewChatMessage { payload: Some(payload), ..draft });
            question.set(String::new());
            drafts.set(vec![Draft::new(1)]);
            open.set(false);
        }
    };
    let add = move |_| {
        drafts.update(|drafts| {
            let next = drafts.last().map_or(1, |last| last.key + 1);
            drafts.push(Draft::new(next));
        });
    };
    view! {
        <Dialog name="ask-details" title=words.ask_details open>
            <form class="form" on:submit=send>
                {move || is_wrong.get().then(|| view! { <Notice tone=Tone::Bad>{words.bad_fields}</Notice> })}
                <Field name="question" form="ask-details" label=words.question typed=question required=true maxlength=500_u32/>
                <For each=move || drafts.get() key=|draft| draft.key let:draft>
                    <OneField draft drafts/>
                </For>
                {move || (drafts.read().len() < MOST).then(|| view! {
                    <button class="button button--quiet" type="button" on:click=add>{words.add_field}</button>
                })}
                <div class="chat-dialog__foot">
                    <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                    <Button kind=Kind::Primary>{words.send}</Button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn OneField(draft: Draft, drafts: RwSignal<Vec<Draft>>) -> impl IntoView {
    let words = &words(locale()).desk;
    let form = format!("ask-details-{}", draft.key);
    let kinds = KINDS.into_iter().enumerate().map(|(place, kind)| {
        view! { <option value=place.to_string()>{(words.field_kind)(kind)}</option> }
    });
    let choose = move |event: leptos::ev::Event| {
        let kind = event_target_value(&event).parse().ok().and_then(|place: usize| KINDS.get(place).copied());
        draft.kind.set(kind.unwrap_or_default());
    };
    let options_form = form.clone();
    view! {
        <fieldset class="chat-field">
            <legend class="visually-hidden">{words.field}</legend>
            <Field name="label" form=form label=words.field typed=draft.label required=true maxlength=200_u32/>
            <label class="chat-field__kind">
                <span class="visually-hidden">{words.field_kind_label}</span>
                <select class="field__input field__input--select" on:change=choose>{kinds.collect_view()}</select>
            </label>
            <label class="chat-field__must">
                <input type="checkbox" prop:checked=move || draft.is_required.get()
                    on:change=move |event| draft.is_required.set(event_target_checked(&event))/>
                {words.is_required}
            </label>
            {move || (draft.kind.get() == PayloadFieldKind::Choice).then(|| view! {
                <Field name="options" form=options_form.clone() label=words.options typed=draft.options required=true maxlength=1000_u32/>
            })}
            {move || (drafts.read().len() > 1).then(|| view! {
                <button class="button button--quiet" type="button"
                    on:click=move |_| drafts.update(|drafts| drafts.retain(|other| other.key != draft.key))>
                    {words.remove_field}
                </button>
            })}
        </fieldset>
    }
}
