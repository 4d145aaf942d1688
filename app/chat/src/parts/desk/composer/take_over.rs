//! Asks a supervisor who answers in a colleague's chat whether they take it.

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use ui::{Button, Dialog, FaultNotice, Kind, locale};

use crate::{NewChatMessage, desk_actions::accept_chat, parts::desk::live_desk::LiveDesk, words::words};

/// The question, while there is an answer that waits for it.
#[component]
pub(super) fn TakeOver(
    holder: Memo<Option<String>>,
    draft: RwSignal<Option<NewChatMessage>>,
    live: LiveDesk,
    /// Sends what was written.
    said: Callback<NewChatMessage>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let open = RwSignal::new(false);
    let (is_pending, fault) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    Effect::new(move || {
        if draft.read().is_some() {
            fault.set(None);
            open.set(true);
        }
    });
    // Closed by Escape, the answer stays in the box.
    Effect::new(move || {
        if !open.get() && draft.read_untracked().is_some() {
            draft.set(None);
        }
    });
    let take = move |_| {
        let Some(wanted) = draft.get_untracked().filter(|_| !is_pending.get_untracked()) else { return };
        is_pending.set(true);
        spawn_local(async move {
            let outcome = accept_chat(wanted.session_id).await;
            let _page_is_gone = is_pending.try_set(false);
            match outcome {
                Ok(chat) => {
                    live.put(chat);
                    let _page_is_gone = said.try_run(wanted);
                    let _page_is_gone = open.try_set(false);
                }
                Err(wrong) => drop(fault.try_set(Some(wrong))),
            }
        });
    };
    view! {
        <Dialog name="take-over" title=words.take_over_title open>
            <p>{move || (words.take_over_text)(holder.read().as_deref().unwrap_or_default())}</p>
            <FaultNotice fault/>
            <div class="chat-dialog__foot">
                <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                <span on:click=take>
                    <Button kind=Kind::Primary r#type="button" pending=is_pending>{words.take_over}</Button>
                </span>
            </div>
        </Dialog>
    }
}
