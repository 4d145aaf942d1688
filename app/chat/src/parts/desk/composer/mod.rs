//! Where an answer is written: the desk's composer, for a chat. It works as a plain form; hydrated it sends without leaving and
//! on Ctrl-Enter, offers canned replies after `/` and articles after `[[`.

mod ask_choice;
mod ask_details;
mod picker;
mod picker_query;
mod send_card;
mod take_over;
mod texts;
mod unsent;

use base::uuid::Uuid;
use files::{
    form_action,
    parts::{AttachFiles, Uploads},
};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn};
use ui::{Button, Editor, Kind, focus, locale};

use self::{
    ask_choice::AskChoice,
    ask_details::AskDetails,
    picker::{FindArticles, Picker, PickerList},
    send_card::SendCard,
    take_over::TakeOver,
    texts::Texts,
    unsent::{keep_unsent, tell_while_typing},
};
use super::{chat_at_desk::is_held_by_other, chat_desk::supervises, live_desk::LiveDesk};
use crate::{
    DeskConversation, LONGEST_CHAT_MESSAGE, NewChatMessage,
    desk_actions::{SayAtDesk, preview_chat_message},
    parts::sending::SendQueue,
    words::words,
};

/// The reply box of a chat.
#[component]
pub(crate) fn Composer(
    conversation: RwSignal<DeskConversation>,
    send_queue: SendQueue,
    live: LiveDesk,
    find_articles: FindArticles,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let (id, client_id) = conversation.with_untracked(|held| (held.chat.id, held.client_id));
    let holder = Memo::new(move |_| {
        let held = conversation.read();
        let agent = held.chat.assigned_to.as_ref().map(|agent| agent.name.clone());
        agent.filter(|_| is_held_by_other(&held.chat, live))
    });
    let is_admin = supervises();
    let may_reply = Memo::new(move |_| is_admin || holder.read().is_none());
    let (texts, uploads, picker) =
        (Texts::new(!may_reply.get_untracked()), Uploads::new(), Picker::new(find_articles));
    keep_unsent(id, texts);
    tell_while_typing(id, texts);
    // Where somebody else answers, the box is for notes.
    Effect::new(move || {
        if !may_reply.get() {
            texts.turn_to(true);
        }
    });
    let takes_over = RwSignal::new(None::<NewChatMessage>);
    let said = Callback::new(move |draft: NewChatMessage| {
        texts.clear_sent(draft.is_internal, &draft.body);
        let ids: Vec<_> = draft.attachment_ids.iter().map(ToString::to_string).collect();
        uploads.clear_sent(Some(&ids.join(",")));
        send_queue.send(draft);
    });
    let say = Callback::new(move |draft: NewChatMessage| {
        if !draft.is_internal && holder.read_untracked().is_some() {
            takes_over.set(Some(draft));
        } else {
            said.run(draft);
        }
    });
    let send = move |event: web_sys::SubmitEvent| {
        // What cannot be read here goes as a plain form.
        let Ok(form) = SayAtDesk::from_event(&event) else { return };
        event.prevent_default();
        let attachment_ids = files::attachment_ids(form.attachment_ids.as_deref()).unwrap_or_default();
        if form.body.trim().is_empty() && attachment_ids.is_empty() {
            focus(".composer textarea");
            return;
        }
        let is_internal = form.is_internal.unwrap_or_default();
        say.run(NewChatMessage { is_internal, attachment_ids, ..NewChatMessage::new(id, form.body) });
    };
    let is_note = texts.is_note;
    let asks = Asks::default();
    view! {
        <form class="composer chat-reply" action=form_action(SayAtDesk::url()) method="post" enctype="multipart/form-data"
            on:submit=send on:keydown:capture=move |event| picker.press(&event) on:input=move |event| picker.look(&event)>
            {move || holder.get().map(|name| view! {
                <p class="chat-reply__holder">
                    {if is_admin { (words.held_by_supervised)(&name) } else { (words.held_by)(&name) }}
                </p>
            })}
            <Kinds texts may_reply/>
            <Plain session=id.to_string() client_id/>
            <Editor name="body" label=move || if is_note.get() { words.note_label } else { words.reply_label } quiet_label=true
                rows=3 value=texts.body submits=true preview=|markdown| Box::pin(preview_chat_message(markdown))
                maxlength=u32::try_from(LONGEST_CHAT_MESSAGE).unwrap_or(u32::MAX)/>
            <PickerList picker/>
            <AttachFiles uploads form="composer"/>
            <div class="composer__foot">
                <Ways picker asks is_note/>
                <span class="composer__keys">{words.send_keys}</span>
                <Button kind=Kind::Primary>
                    // Which of the two is shown follows the tab without script too.
                    <span class="composer__send-reply">{words.send_reply}</span>
                    <span class="composer__add-note">{words.add_note}</span>
                </Button>
            </div>
        </form>
        <AskChoice chat=id open=asks.choice say/>
        <AskDetails chat=id open=asks.details say/>
        <SendCard chat=id open=asks.card say/>
        <TakeOver holder draft=takes_over live said/>
    }
}

/// What the form says of itself where the browser sends it.
#[component]
fn Plain(session: String, client_id: Uuid) -> impl IntoView {
    view! {
        <input type="hidden" name="session" value=session/>
        <input type="hidden" name="client_id" value=client_id.to_string()/>
    }
}

/// Reply or note; the choice colours the whole box.
#[component]
fn Kinds(texts: Texts, may_reply: Memo<bool>) -> impl IntoView {
    let words = &words(locale()).desk;
    let is_note = texts.is_note;
    let begins_as_note = is_note.get_untracked();
    view! {
        <fieldset class="composer__kinds" on:change=move |event| texts.turn_to(event_target_value(&event) == "true")>
            <legend class="visually-hidden">{words.reply}" / "{words.note}</legend>
            <label class="composer__kind">
                <input type="radio" name="is_internal" value="false" data-key="reply" checked=!begins_as_note
                    prop:checked=move || !is_note.get() disabled=move || !may_reply.get()/>
                {words.reply}
            </label>
            <label class="composer__kind composer__kind--note">
                <input type="radio" name="is_internal" value="true" data-key="note" checked=begins_as_note
                    prop:checked=move || is_note.get()/>
                {words.note}
            </label>
        </fieldset>
    }
}

/// Which dialog is open.
#[derive(Clone, Copy, Default)]
struct Asks {
    choice: RwSignal<bool>,
    details: RwSignal<bool>,
    card: RwSignal<bool>,
}

/// What else can go into an answer. It needs script.
#[component]
fn Ways(picker: Picker, asks: Asks, is_note: RwSignal<bool>) -> impl IntoView {
    let words = &words(locale()).desk;
    let ways =
        [(asks.choice, words.ask_choice), (asks.details, words.ask_details), (asks.card, words.send_card)];
    let way = |(open, label): (RwSignal<bool>, &'static str)| {
        view! { <button class="button button--quiet" type="button" on:click=move |_| open.set(true)>{label}</button> }
    };
    view! {
        <span class="chat-reply__ways">
            <button class="button button--quiet" type="button" on:click=move |_| picker.open_canned()>{words.canned}</button>
            <button class="button button--quiet" type="button" on:click=move |_| picker.open_articles()>{words.articles}</button>
            {move || (!is_note.get()).then(|| ways.map(way))}
        </span>
    }
}
