//! Where a visitor writes. It works as a plain form; alive, Enter sends and Shift with Enter begins a line.

use std::time::Duration;

use files::{
    attachment_ids,
    parts::{AttachFiles, Uploads},
};
use leptos::{ev::KeyboardEvent, prelude::*, server_fn::ServerFn};
use realtime::{ClientFrame, tell};
use ui::{Button, FaultNotice, Kind, TextArea, fault_of, typed};
use web_sys::{HtmlTextAreaElement, SubmitEvent, wasm_bindgen::JsCast};

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::{
    ChatSessionId, LONGEST_CHAT_MESSAGE, NewChatMessage,
    actions::SayInChatForm,
    browser::{keep_in_tab, kept_in_tab, words_of},
    parts::sending::SendQueue,
    words::VisitorWords,
};

/// How often the desk is told that the visitor writes.
const TELL_AGAIN: Duration = Duration::from_secs(1);

/// The composer.
#[component]
pub(super) fn VisitorComposer(
    chat: RwSignal<HeldChat>,
    send_queue: SendQueue,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let session = chat.read_untracked().0.session_id;
    let plain = ServerAction::<SayInChatForm>::new().value();
    let body = RwSignal::new(typed(move || plain.get(), "body"));
    let fault = fault_of(move || plain.get());
    let client_id = state.visit.read_untracked().client_id.to_string();
    keep_unsent(body, session);
    tell_while_typing(body, session.topic());
    // The token is there before anybody chooses a file; a page that is taken over learns it a moment later.
    let uploads = RwSignal::new(Uploads::of_visitor(state.token.get_untracked()));
    Effect::new(move |was: Option<Option<String>>| {
        let token = state.token.get();
        if was.is_some_and(|was| was != token) {
            uploads.set(Uploads::of_visitor(token.clone()));
        }
        token
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let (text, field) = (body.get_untracked(), uploads.get_untracked().field());
        let attachment_ids = attachment_ids(Some(&field)).unwrap_or_default();
        if text.trim().is_empty() && attachment_ids.is_empty() {
            return;
        }
        send_queue.send(NewChatMessage { attachment_ids, ..NewChatMessage::new(session, text) });
        uploads.get_untracked().clear_sent(Some(&field));
        body.set(String::new());
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that chooses a word of an input method is not meant for us.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            send_form(&event);
        }
    };
    let action = (!state.host.is_frame()).then(SayInChatForm::url);
    view! {
        <form class="chat-composer" action=action method="post" on:submit=send on:keydown=on_key>
            <input type="hidden" name="session" value=session.to_string()/>
            <input type="hidden" name="client_id" value=client_id/>
            <FaultNotice fault/>
            <TextArea name="body" form="chat" label=words.your_message quiet_label=true rows=2 value=body
                maxlength=u32::try_from(LONGEST_CHAT_MESSAGE).unwrap_or(u32::MAX)/>
            {move || view! { <AttachFiles uploads=uploads.get() form="chat"/> }}
            <div class="chat-composer__foot">
                <span class="chat-composer__keys">{words.keys}</span>
                <Button kind=Kind::Primary>{words.send}</Button>
            </div>
        </form>
    }
}

/// Sends the form of the text area in which Enter was pressed.
fn send_form(event: &KeyboardEvent) {
    let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(form) = area.and_then(|area| area.form()) {
        event.prevent_default();
        let _refused_by_the_form = form.request_submit();
    }
}

/// What was typed and not sent comes back with its chat, in the tab where it was typed: another tab has words of its own, and
/// sends nobody else's.
fn keep_unsent(body: RwSignal<String>, session: ChatSessionId) {
    let place = words_of(session);
    Effect::new(move |is_back: Option<()>| {
        if is_back.is_none()
            && let Some(words) = kept_in_tab(&place)
        {
            body.set(words);
        }
        keep_in_tab(&place, &body.read());
    });
}

/// Lets the desk know, at most each second, that the visitor writes.
fn tell_while_typing(body: RwSignal<String>, topic: String) {
    let was_told = StoredValue::new(false);
    Effect::new(move || {
        if body.read().is_empty() || was_told.get_value() {
            return;
        }
        was_told.set_value(true);
        tell(ClientFrame::Typing { topic: Some(topic.clone()) });
        set_timeout(
            move || {
                let _page_is_gone = was_told.try_set_value(false);
            },
            TELL_AGAIN,
        );
    });
}
