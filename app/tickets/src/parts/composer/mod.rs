//! Where an answer is written. It works as a plain form; hydrated it sends without leaving and on Ctrl-Enter.

mod came_back;
mod texts;
mod typing;
mod unsent;

use base::Fault;
use files::{
    form_action,
    parts::{AttachFiles, Uploads},
};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn};
use ui::{Button, Editor, FaultNotice, Kind, locale};

use self::{
    came_back::{CameBack, take_out_what_arrived, take_what_was_held},
    texts::{Texts, is_same},
    typing::tell_while_typing,
    unsent::keep_unsent,
};
use super::{news::show_message, undo_send::UndoSend};
use crate::{
    Conversation, LONGEST_BODY, Message,
    actions::{Say, preview_message},
    words::words,
};

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
    let texts = Texts::new();
    let number = conversation.read_untracked().ticket.number.clone();
    let uploads = Uploads::of_form(format!("answer {number}"));
    let Texts { body, is_note, .. } = texts;
    let undo_send = use_context::<UndoSend>().filter(|_| with_notes);
    let outcome = say.value();
    let refused = RwSignal::new(None::<Fault>);
    let sent = StoredValue::new(None::<Say>);
    let came_back = StoredValue::new(Vec::<CameBack>::new());
    let take = move |message: Message| {
        let id = message.id;
        conversation.update(|held| held.take_own(message));
        request_animation_frame(move || show_message(id));
    };
    Effect::new(move || {
        // What was said in another ticket, and only came through now, is not this box's.
        let is_here = |message: &Message| message.ticket_id == conversation.read_untracked().ticket.id;
        if let Some(Ok(message)) = outcome.get().filter(|said| said.as_ref().map_or(true, is_here)) {
            // The tab stays: what a second note's writer sends is a note.
            if let Some(sent) = sent.try_update_value(Option::take).flatten() {
                texts.clear_sent(message.is_internal, &sent.body);
                uploads.clear_sent(sent.attachment_ids.as_deref());
            }
            take(message);
        }
    });
    if let Some(undo_send) = undo_send {
        take_what_was_held(undo_send, conversation, texts, uploads, came_back, refused, take);
    }
    tell_while_typing(conversation, texts);
    keep_unsent(conversation, texts, came_back, with_notes, undo_send);
    take_out_what_arrived(conversation, texts, came_back, undo_send);
    let fault = Signal::derive(move || refused.get().or_else(|| outcome.get()?.err()));
    let error = Signal::derive(move || fault.get()?.of_field("body").map(str::to_owned));
    let send = move |event: web_sys::SubmitEvent| {
        // What cannot be read here goes as a plain form.
        let Ok(mut said) = Say::from_event(&event) else { return };
        event.prevent_default();
        refused.set(None);
        // A reply that came back goes out under the key that it had.
        if !is_note.get_untracked()
            && let Some(again) =
                came_back.get_value().into_iter().find(|again| is_same(&again.words, &said.body))
        {
            (said.body, said.idempotency_key) = (again.words, Some(again.key));
        }
        if let Some(undo_send) = undo_send
            && !is_note.get_untracked()
            && UndoSend::can_hold(&said)
        {
            // The next message is another one, though the server has not seen this one yet.
            conversation.update(|held| held.idempotency_key.push('+'));
            uploads.clear_sent(said.attachment_ids.as_deref());
            undo_send.hold(said);
            body.set(String::new());
        } else {
            if let Some(undo_send) = undo_send {
                undo_send.send_now();
            }
            sent.set_value(Some(said.clone()));
            say.dispatch(said);
        }
    };
    view! {
        <form class="composer" action=form_action(Say::url()) method="post" enctype="multipart/form-data" on:submit=send>
            <FaultNotice fault/>
            {with_notes.then(|| view! { <Kinds texts/> })}
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="idempotency_key" prop:value=move || conversation.read().idempotency_key.clone()
                value=conversation.read_untracked().idempotency_key.clone()/>
            <Editor name="body" label=move || if is_note.get() { words.note_label } else { words.reply_label } quiet_label=true
                rows=3 value=body required=true submits=true preview=|markdown| Box::pin(preview_message(markdown))
                maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error
                on_files=Callback::new(move |files| uploads.take(files))/>
            <AttachFiles uploads form="composer"/>
            <div class="composer__foot">
                <span class="composer__keys">{words.send_keys}</span>
                <Button kind=Kind::Primary pending=say.pending()>
                    {if with_notes {
                        // Which of the two is shown follows the tab without script too.
                        view! {
                            <span class="composer__send-reply">{words.send_reply}</span>
                            <span class="composer__add-note">{words.add_note}</span>
                        }.into_any()
                    } else {
                        words.send.into_any()
                    }}
                </Button>
            </div>
        </form>
    }
}

/// Reply or note; the choice colours the whole box.
#[component]
fn Kinds(texts: Texts) -> impl IntoView {
    let words = words(locale());
    let is_note = texts.is_note;
    view! {
        <fieldset
            class="composer__kinds"
            on:change=move |event| texts.turn_to(event_target_value(&event) == "true")
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
