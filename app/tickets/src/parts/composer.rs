//! Where an answer is written. It works as a plain form; hydrated it sends without leaving and on Ctrl-Enter.

use std::time::Duration;

use base::Fault;
use identity::{Draft, viewer};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn};
use ui::{Button, FaultNotice, Kind, TextArea, locale};

use super::{
    news::show_message,
    say_typing,
    undo_send::{self, Returned, UndoSend},
};
use crate::{Conversation, LONGEST_BODY, Message, actions::Say, words::words};

/// How often the others are told that somebody is writing.
const TELL_AGAIN: Duration = Duration::from_secs(2);

/// What is in the box, and what waits under its other tab.
#[derive(Clone, Copy)]
struct Texts {
    body: RwSignal<String>,
    other: RwSignal<String>,
    is_note: RwSignal<bool>,
}

impl Texts {
    fn new() -> Self {
        Self {
            body: RwSignal::new(String::new()),
            other: RwSignal::new(String::new()),
            is_note: RwSignal::new(false),
        }
    }

    /// Goes to a tab. What is in the box goes along, unless something waits there.
    fn turn_to(self, is_note: bool) {
        if self.is_note.get_untracked() == is_note {
            return;
        }
        if !self.other.read_untracked().is_empty() {
            let other = self.other.get_untracked();
            self.other.set(self.body.get_untracked());
            self.body.set(other);
        }
        self.is_note.set(is_note);
    }

    /// A reply comes back into the box, before what was written since. A note never mixes with it.
    fn put_back(self, reply: &str) {
        let text = if self.is_note.get_untracked() { self.other } else { self.body };
        text.update(|since| {
            *since = if since.is_empty() { reply.to_owned() } else { format!("{reply}\n\n{since}") }
        });
        self.turn_to(false);
    }
}

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
    let Texts { body, is_note, .. } = texts;
    let undo_send = use_context::<UndoSend>().filter(|_| with_notes);
    let outcome = say.value();
    let refused = RwSignal::new(None::<Fault>);
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
            body.set(String::new());
            take(message);
        }
    });
    if let Some(undo_send) = undo_send {
        take_what_was_held(undo_send, conversation, texts, refused, take);
    }
    tell_while_typing(conversation, body, is_note);
    keep_unsent(conversation, texts, with_notes, undo_send);
    let number = conversation.read_untracked().ticket.number.clone();
    let fault = Signal::derive(move || refused.get().or_else(|| outcome.get()?.err()));
    let error = Signal::derive(move || fault.get()?.of_field("body").map(str::to_owned));
    let send = move |event: web_sys::SubmitEvent| {
        // What cannot be read here goes as a plain form.
        let Ok(said) = Say::from_event(&event) else { return };
        event.prevent_default();
        refused.set(None);
        if let Some(undo_send) = undo_send
            && !is_note.get_untracked()
            && UndoSend::can_hold(&said)
        {
            // The next message is another one, though the server has not seen this one yet.
            conversation.update(|held| held.idempotency_key.push('+'));
            undo_send.hold(said);
            body.set(String::new());
        } else {
            if let Some(undo_send) = undo_send {
                undo_send.send_now();
            }
            say.dispatch(said);
        }
    };
    view! {
        <form class="composer" action=Say::url() method="post" on:submit=send>
            <FaultNotice fault/>
            {with_notes.then(|| view! { <Kinds texts/> })}
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="idempotency_key" prop:value=move || conversation.read().idempotency_key.clone()
                value=conversation.read_untracked().idempotency_key.clone()/>
            <TextArea name="body" label=move || if is_note.get() { words.note_label } else { words.reply_label } quiet_label=true
                rows=3 value=body required=true submits=true
                maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error/>
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

/// What becomes of a reply that was held: it is in the conversation, or back in the box.
fn take_what_was_held(
    undo_send: UndoSend,
    conversation: RwSignal<Conversation>,
    texts: Texts,
    refused: RwSignal<Option<Fault>>,
    take: impl Fn(Message) + 'static,
) {
    let here = conversation.with_untracked(|held| (held.ticket.id, held.ticket.number.clone()));
    let number = here.1.clone();
    // What arrived before this box was there is in its conversation, and what came back is in its draft.
    undo_send.acknowledged.set(None);
    undo_send.returned.set(None);
    Effect::new(move || {
        let is_here = |message: &Message| message.ticket_id == here.0;
        if undo_send.acknowledged.read().as_ref().is_some_and(is_here)
            && let Some(message) = undo_send.acknowledged.try_update(Option::take).flatten()
        {
            take(message);
        }
    });
    Effect::new(move || {
        if undo_send.returned.read().as_ref().is_none_or(|returned| returned.said.number != number) {
            return;
        }
        let Some(returned) = undo_send.returned.try_update(Option::take).flatten() else { return };
        let Returned { said, fault } = returned;
        texts.put_back(&said.body);
        if let Some(key) = said.idempotency_key {
            conversation.update(|held| held.idempotency_key = key);
        }
        refused.set(fault);
        undo_send::draft(&number).clear();
        focus_box();
    });
}

/// Whoever took a reply back goes on writing it.
fn focus_box() {
    request_animation_frame(|| ui::focus(".composer textarea"));
}

/// What was typed and not sent comes back with its conversation, a note as a note.
fn keep_unsent(
    conversation: RwSignal<Conversation>,
    texts: Texts,
    with_notes: bool,
    undo_send: Option<UndoSend>,
) {
    let number = conversation.read_untracked().ticket.number.clone();
    let (reply, note) = (Draft::of(&format!("reply {number}")), Draft::of(&format!("note {number}")));
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    // What was sent in the moment that its writer left came through, and is not to be said again.
    let unsent = move |draft: &Draft, is_internal| {
        let was_said = |words: &String| conversation.read_untracked().was_said(writer, is_internal, words);
        draft.words().filter(|words| !was_said(words))
    };
    let Texts { body, other, is_note } = texts;
    Effect::new(move |is_back: Option<()>| {
        if is_back.is_none() {
            if let Some(words) = unsent(&reply, false) {
                body.set(words);
            }
            // A reply that was on its way when its page ended, and did not arrive.
            if let Some(undo_send) = undo_send
                && undo_send.waits_in(&number).is_none()
            {
                let sending = undo_send::draft(&number);
                if let Some(words) = unsent(&sending, false) {
                    texts.put_back(&words);
                }
                sending.clear();
            }
            // Where nobody can write a note, a note would become a reply.
            if let Some(words) = with_notes.then(|| unsent(&note, true)).flatten() {
                other.set(body.get_untracked());
                body.set(words);
                is_note.set(true);
            }
        }
        let (kept, waiting) = if is_note.get() { (&note, &reply) } else { (&reply, &note) };
        kept.keep(&body.read());
        if with_notes {
            waiting.keep(&other.read());
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
