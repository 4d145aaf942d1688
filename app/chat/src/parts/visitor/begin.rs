//! Before a chat: a greeting, whether somebody is there, answers that are there already, and the form.

use std::time::Duration;

use leptos::prelude::*;
use ui::{FaultNotice, Kind, LinkButton, locale};

use super::{
    availability_line::AvailabilityLine, begin_form::BeginForm, earlier_chats::EarlierChats,
    visit_state::VisitState,
};
use crate::words::words;

/// How often it is asked anew whether somebody is there, while somebody looks.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// What stands there before a chat.
#[component]
pub(super) fn Begin(
    state: VisitState,
    answers: fn() -> AnyView,
    write_instead: &'static str,
) -> impl IntoView {
    let words = words(locale()).visitor;
    let is_enabled = Memo::new(move |_| state.visit.read().availability.is_enabled);
    let greeting = move || state.visit.read().availability.greeting.clone();
    // A frame may stand there for hours before anybody looks at it.
    Effect::new(move || {
        if !state.is_seen.get() {
            return;
        }
        let again = set_interval_with_handle(move || state.look_again(), LOOK_AGAIN);
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
    });
    // In a frame a link leads out of it.
    let target = state.host.is_frame().then_some("_blank");
    view! {
        <div class="chat-begin">
            <h1 class="chat-begin__greeting" dir="auto">{greeting}</h1>
            {move || if is_enabled.get() {
                view! { <AvailabilityLine state words/> }.into_any()
            } else {
                view! {
                    <p class="availability" role="status">{words.switched_off}</p>
                    <p><LinkButton href=write_instead kind=Kind::Primary attr:target=target>{words.write_instead}</LinkButton></p>
                }
                .into_any()
            }}
            {answers()}
            <FaultNotice fault=state.fault/>
            <EarlierChats state words/>
            {move || is_enabled.get().then(|| view! { <BeginForm state words/> })}
        </div>
    }
}
