//! Where an answer is written. It works as a plain form; hydrated it sends without leaving and on Ctrl-Enter.

use std::time::Duration;

use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, TextArea, fault_of, locale, wrong};

use super::say_typing;
use crate::{Conversation, LONGEST_BODY, MessageId, actions::Say, words::words};

/// How often the others are told that somebody is writing.
const TELL_AGAIN: Duration = Duration::from_secs(2);

/// The reply box of a conversation.
#[component]
pub(crate) fn Composer(
    conversation: RwSignal<Conversation>,
    say: ServerAction<Say>,
    /// Whether notes can be written too.
    #[prop(optional)]
    with_notes: bool,
) -> impl IntoView {
    let words = words(locale());
    let body = RwSignal::new(String::new());
    let outcome = say.value();
    let is_note = RwSignal::new(false);
    Effect::new(move || {
        if let Some(Ok(message)) = outcome.get() {
            body.set(String::new());
            // The next one is for the customer unless somebody says otherwise: a reply that only the desk got helps nobody.
            is_note.set(false);
            let id = message.id;
            conversation.update(|held| held.take_own(message));
            request_animation_frame(move || show_message(id));
        }
    });
    tell_while_typing(conversation, body, is_note);
    let number = conversation.read_untracked().ticket.number.clone();
    let fault = fault_of(move || outcome.get());
    let error = wrong(move || outcome.get(), "body");
    view! {
        <ActionForm action=say attr:class="composer">
            <FaultNotice fault/>
            {with_notes.then(|| view! { <Kinds is_note/> })}
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="once" prop:value=move || conversation.read().once.clone()
                value=conversation.read_untracked().once.clone()/>
            <TextArea name="body" label=words.reply_label quiet_label=true rows=3 value=body required=true submits=true
                maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error/>
            <div class="composer__foot">
                <span class="composer__keys">{words.send_keys}</span>
                <Button kind=Kind::Primary pending=say.pending()>{words.send}</Button>
            </div>
        </ActionForm>
    }
}

/// Brings what was just said into view, above the box in which the next is written.
fn show_message(id: MessageId) {
    if let Some(message) = document().get_element_by_id(&format!("message-{id}")) {
        message.scroll_into_view_with_bool(false);
    }
}

/// Reply or note; the choice colours the whole box.
#[component]
fn Kinds(is_note: RwSignal<bool>) -> impl IntoView {
    let words = words(locale());
    view! {
        <fieldset
            class="composer__kinds"
            on:change=move |event| is_note.set(event_target_value(&event) == "true")
        >
            <legend class="visually-hidden">{words.reply}" / "{words.note}</legend>
            <label class="composer__kind">
                <input type="radio" name="is_internal" value="false" checked=true prop:checked=move || !is_note.get()/>
                {words.reply}
            </label>
            <label class="composer__kind composer__kind--note">
                <input type="radio" name="is_internal" value="true" prop:checked=move || is_note.get()/>
                {words.note}
            </label>
        </fieldset>
    }
}

/// Lets the others know, now and then, that an answer is being written; a note is the desk's own affair.
fn tell_while_typing(conversation: RwSignal<Conversation>, body: RwSignal<String>, is_note: RwSignal<bool>) {
    let was_told = StoredValue::new(false);
    Effect::new(move || {
        if body.read().is_empty() || is_note.get_untracked() || was_told.get_value() {
            return;
        }
        was_told.set_value(true);
        say_typing(format!("ticket:{}", conversation.read_untracked().ticket.id));
        set_timeout(
            move || {
                let _page_is_gone = was_told.try_set_value(false);
            },
            TELL_AGAIN,
        );
    });
}
