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

    /// The reply, or the note, wherever it is.
    fn of_kind(self, is_note: bool) -> RwSignal<String> {
        if self.is_note.get_untracked() == is_note { self.body } else { self.other }
    }

    /// Takes out what was sent, if it is still what is written there. What went along to the other tab meanwhile is the
    /// same words, and not another message.
    fn clear_sent(self, is_note: bool, sent: &str) {
        let (text, along) = (self.of_kind(is_note), self.of_kind(!is_note));
        let text = if text.read_untracked().is_empty() { along } else { text };
        if is_same(&text.read_untracked(), sent) {
            text.set(String::new());
        }
    }

    /// Takes a reply that came back, and was said all the same, out of the box again.
    fn take_out(self, reply: &str) {
        let text = self.of_kind(false);
        let rest = without(&text.read_untracked(), reply);
        if let Some(rest) = rest {
            text.set(rest);
        }
    }

    /// A reply comes back into the box, before what was written since. A note never mixes with it.
    fn put_back(self, reply: &str) {
        let text = self.of_kind(false);
        text.update(|since| {
            *since = if since.is_empty() { reply.to_owned() } else { format!("{reply}\n\n{since}") }
        });
        self.turn_to(false);
    }
}

/// Whether two texts are the same to their writer, however their lines end.
fn is_same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

/// A text without a reply that came back into it, where it is still there untouched: alone, or apart by blank lines.
fn without(text: &str, reply: &str) -> Option<String> {
    if is_same(text, reply) {
        return Some(String::new());
    }
    if let Some(since) = text.strip_prefix(reply).and_then(|rest| rest.strip_prefix("\n\n")) {
        return Some(since.to_owned());
    }
    if let Some(before) = text.strip_suffix(reply).and_then(|rest| rest.strip_suffix("\n\n")) {
        return Some(before.to_owned());
    }
    let (before, since) = text.split_once(&format!("\n\n{reply}\n\n"))?;
    Some(format!("{before}\n\n{since}"))
}

/// A reply that is back in the box and may have arrived all the same. Its draft stays until it is said or edited.
#[derive(Clone)]
struct CameBack {
    key: String,
    words: String,
    draft: Draft,
    /// Whether the same words were said before: then nothing that is heard tells that these arrived.
    is_repeated: bool,
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
    let sent = StoredValue::new(None::<String>);
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
                texts.clear_sent(message.is_internal, &sent);
            }
            take(message);
        }
    });
    if let Some(undo_send) = undo_send {
        take_what_was_held(undo_send, conversation, texts, came_back, refused, take);
    }
    tell_while_typing(conversation, body, is_note);
    keep_unsent(conversation, texts, came_back, with_notes, undo_send);
    let number = conversation.read_untracked().ticket.number.clone();
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
            undo_send.hold(said);
            body.set(String::new());
        } else {
            if let Some(undo_send) = undo_send {
                undo_send.send_now();
            }
            sent.set_value(Some(said.body.clone()));
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
    came_back: StoredValue<Vec<CameBack>>,
    refused: RwSignal<Option<Fault>>,
    take: impl Fn(Message) + 'static,
) {
    let here = conversation.with_untracked(|held| (held.ticket.id, held.ticket.number.clone()));
    let number = here.1.clone();
    let writer = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    // What arrived before this box was there is in its conversation, and what came back is in its draft.
    undo_send.acknowledged.set(Vec::new());
    undo_send.returned.set(Vec::new());
    Effect::new(move || {
        let is_here = |message: &Message| message.ticket_id == here.0;
        if undo_send.acknowledged.read().iter().any(is_here) {
            for message in
                undo_send.acknowledged.try_update(std::mem::take).into_iter().flatten().filter(is_here)
            {
                take(message);
            }
        }
    });
    Effect::new(move || {
        let is_here = |returned: &Returned| returned.said.number == number;
        if !undo_send.returned.read().iter().any(is_here) {
            return;
        }
        for Returned { said, fault } in
            undo_send.returned.try_update(std::mem::take).into_iter().flatten().filter(is_here)
        {
            let draft = undo_send::draft(&said);
            let key = said.idempotency_key.unwrap_or_default();
            let was_refused = fault.is_some();
            let is_repeated = conversation.read_untracked().was_said(writer, false, &said.body);
            came_back.update_value(|all| {
                all.retain(|other| other.key != key);
                all.push(CameBack { key, words: said.body.clone(), draft: draft.clone(), is_repeated });
            });
            texts.put_back(&said.body);
            // What was refused may have arrived all the same, and keeps its key with a page that comes again.
            if !was_refused {
                draft.clear();
            }
            refused.set(fault);
        }
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
    came_back: StoredValue<Vec<CameBack>>,
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
            // A reply that was on its way when its page ended, and has not arrived.
            if let Some(undo_send) = undo_send {
                for (key, sending) in Draft::all_of(&undo_send::drafts_of(&number)) {
                    if undo_send.is_unacknowledged(&number, &key) {
                        continue;
                    }
                    let Some(words) = unsent(&sending, false) else {
                        sending.clear();
                        continue;
                    };
                    // It is in the box already where it came back before.
                    if without(&body.read_untracked(), &words).is_none() {
                        texts.put_back(&words);
                    }
                    came_back.update_value(|all| {
                        all.push(CameBack { key, words, draft: sending, is_repeated: false })
                    });
                }
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
    let number = conversation.read_untracked().ticket.number.clone();
    // After what came back was put in: a reply that arrives all the same is not to be said again.
    Effect::new(move || {
        conversation.track();
        body.track();
        other.track();
        let is_waiting = |key: &str| undo_send.is_some_and(|held| held.is_unacknowledged(&number, key));
        for back in came_back.get_value() {
            let was_said =
                !back.is_repeated && conversation.read_untracked().was_said(writer, false, &back.words);
            if was_said {
                texts.take_out(&back.words);
            }
            // It may have gone along to the other tab.
            let is_there =
                [body, other].iter().any(|text| without(&text.read_untracked(), &back.words).is_some());
            if was_said || !is_there {
                came_back.update_value(|all| all.retain(|other| other.key != back.key));
                // What was sent again is on its way under this very draft.
                if was_said || !is_waiting(&back.key) {
                    back.draft.clear();
                }
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_taken_out_only_where_it_is_untouched() {
        assert_eq!(without("Hello\r\nCarol", "Hello\nCarol").as_deref(), Some(""));
        assert_eq!(without("Hello\n\nMore", "Hello").as_deref(), Some("More"));
        assert_eq!(without("More\n\nHello", "Hello").as_deref(), Some("More"));
        assert_eq!(without("One\n\nHello\n\nTwo", "Hello").as_deref(), Some("One\n\nTwo"));
        assert_eq!(without("Hello there", "Hello"), None);
        assert_eq!(without("", "Hello"), None);
    }
}
