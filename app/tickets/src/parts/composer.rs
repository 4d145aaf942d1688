//! Where an answer is written. It works as a plain form; hydrated it sends without leaving and on Ctrl-Enter.

use std::time::Duration;

use identity::{Draft, viewer};
use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, TextArea, fault_of, locale, wrong};

use super::{news::show_message, say_typing};
use crate::{Conversation, LONGEST_BODY, Message, actions::Say, words::words};

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
        // What was said in another ticket, and only came through now, is not this box's.
        let is_here = |message: &Message| message.ticket_id == conversation.read_untracked().ticket.id;
        if let Some(Ok(message)) = outcome.get().filter(|said| said.as_ref().map_or(true, is_here)) {
            body.set(String::new());
            // The next one is for the customer unless somebody says otherwise: a reply that only the desk got helps nobody.
            is_note.set(false);
            let id = message.id;
            conversation.update(|held| held.take_own(message));
            request_animation_frame(move || show_message(id));
        }
    });
    tell_while_typing(conversation, body, is_note);
    keep_unsent(conversation, body, is_note, with_notes);
    let number = conversation.read_untracked().ticket.number.clone();
    let fault = fault_of(move || outcome.get());
    let error = wrong(move || outcome.get(), "body");
    view! {
        <ActionForm action=say attr:class="composer">
            <FaultNotice fault/>
            {with_notes.then(|| view! { <Kinds is_note/> })}
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="idempotency_key" prop:value=move || conversation.read().idempotency_key.clone()
                value=conversation.read_untracked().idempotency_key.clone()/>
            <TextArea name="body" label=words.reply_label quiet_label=true rows=3 value=body required=true submits=true
                maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error/>
            <div class="composer__foot">
                <span class="composer__keys">{words.send_keys}</span>
                <Button kind=Kind::Primary pending=say.pending()>{words.send}</Button>
            </div>
        </ActionForm>
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

/// What was typed and not sent comes back with its conversation, a note as a note.
fn keep_unsent(
    conversation: RwSignal<Conversation>,
    body: RwSignal<String>,
    is_note: RwSignal<bool>,
    with_notes: bool,
) {
    let number = conversation.read_untracked().ticket.number.clone();
    let (reply, note) = (Draft::of(&format!("reply {number}")), Draft::of(&format!("note {number}")));
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    // What was sent in the moment that its writer left came through, and is not to be said again.
    let unsent = move |draft: &Draft, is_internal| {
        let was_said = |words: &String| conversation.read_untracked().was_said(writer, is_internal, words);
        draft.words().filter(|words| !was_said(words))
    };
    Effect::new(move |is_back: Option<()>| {
        if is_back.is_none() {
            // Where nobody can write a note, a note would become a reply.
            let left = with_notes.then(|| unsent(&note, true)).flatten();
            is_note.set(left.is_some());
            if let Some(words) = left.or_else(|| unsent(&reply, false)) {
                body.set(words);
            }
        }
        let (kept, other) = if is_note.get() { (&note, &reply) } else { (&reply, &note) };
        kept.keep(&body.read());
        if with_notes {
            other.clear();
        }
    });
}

/// Lets the others know, now and then, that an answer is being written; a note is the desk's own affair.
fn tell_while_typing(conversation: RwSignal<Conversation>, body: RwSignal<String>, is_note: RwSignal<bool>) {
    let was_told = StoredValue::new(false);
    Effect::new(move || {
        if body.read().is_empty() || is_note.get_untracked() || was_told.get_value() {
            return;
        }
        was_told.set_value(true);
        say_typing(conversation.read_untracked().ticket.id.topic());
        set_timeout(
            move || {
                let _page_is_gone = was_told.try_set_value(false);
            },
            TELL_AGAIN,
        );
    });
}
