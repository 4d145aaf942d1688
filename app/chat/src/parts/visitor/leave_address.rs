//! The way out of the queue: an address instead of waiting.

use leptos::{prelude::*, task::spawn_local};
use ui::{Button, FaultNotice, Field, Kind, fault_of, wrong};
use web_sys::{FormData, HtmlFormElement, SubmitEvent};

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::{
    ChatContact,
    actions::{leave_message_in_chat, load_chat},
    words::VisitorWords,
};

const FORM: &str = "chat-leave";

/// The form, folded until it is asked for.
#[component]
pub(super) fn LeaveAddress(
    chat: RwSignal<HeldChat>,
    state: VisitState,
    words: &'static VisitorWords,
) -> impl IntoView {
    let leave = Action::new(move |contact: &ChatContact| {
        let (session, token) = (chat.read_untracked().0.session_id, state.token.get_untracked());
        leave_message_in_chat(session, contact.clone(), token)
    });
    Effect::new(move || {
        if matches!(leave.value().get(), Some(Ok(()))) {
            let (session, token) = (chat.read_untracked().0.session_id, state.token.get_untracked());
            spawn_local(async move {
                if let Ok(loaded) = load_chat(session, token, None).await {
                    let _page_is_gone = chat.try_update(|chat| chat.take(loaded));
                }
            });
        }
    });
    let outcome = move || leave.value().get();
    let fault = fault_of(outcome);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(form) = FormData::new_with_form(&event_target::<HtmlFormElement>(&event)) else { return };
        if !leave.pending().get_untracked() {
            let field = |name: &str| form.get(name).as_string();
            leave.dispatch(ChatContact { name: field("name"), email: field("email") });
        }
    };
    let (name, email) = chat.with_untracked(|chat| (chat.0.name.clone(), chat.0.email.clone()));
    view! {
        <details class="chat-leave">
            <summary>{words.leave_address}</summary>
            <form class="chat-leave__form" on:submit=send>
                <p>{words.leave_address_hint}</p>
                <FaultNotice fault/>
                <Field name="name" form=FORM label=words.your_name value=name.unwrap_or_default() autocomplete="name"
                    maxlength=100u32 error=wrong(outcome, "name")/>
                <Field name="email" form=FORM label=words.your_email r#type="email" value=email.unwrap_or_default()
                    autocomplete="email" required=true error=wrong(outcome, "email")/>
                <Button kind=Kind::Primary pending=leave.pending()>{words.leave_it}</Button>
            </form>
        </details>
    }
}
