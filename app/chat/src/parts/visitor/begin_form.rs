//! What is asked before a chat. It works as a plain form; alive it begins the chat in its place.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, Choice, FaultNotice, Field, Kind, Select, TextArea, focus_wrong_field, typed, wrong};
use web_sys::{FormData, HtmlFormElement, SubmitEvent};

use super::visit_state::VisitState;
use crate::{
    Asked, LONGEST_CHAT_MESSAGE, NewChat,
    actions::{StartChatForm, start_chat},
    words::VisitorWords,
};

/// The form's name among the page's.
const FORM: &str = "chat-begin";

/// The form.
#[component]
pub(super) fn BeginForm(state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let start = Action::new(move |draft: &NewChat| {
        let (draft, token) = (draft.clone(), state.token.get_untracked());
        start_chat(draft, token)
    });
    let plain = ServerAction::<StartChatForm>::new();
    let outcome = move || match start.value().get() {
        Some(outcome) => Some(outcome.map(|_| ())),
        None => plain.value().get(),
    };
    Effect::new(move || {
        if let Some(Ok(started)) = start.value().get() {
            state.begin(started);
        }
    });
    let fault = Signal::derive(move || outcome()?.err());
    focus_wrong_field(".chat-begin__form", fault);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if start.pending().get_untracked() {
            return;
        }
        let form = event_target::<HtmlFormElement>(&event);
        if let Ok(form) = FormData::new_with_form(&form) {
            start.dispatch(draft_of(&form, state));
        }
    };
    // In a frame a plain form would lead to a page that may not be framed: there it waits until it is alive.
    let is_frame = state.host.is_frame();
    let action = (!is_frame).then(StartChatForm::url);
    view! {
        <form class="chat-begin__form" action=action method="post" hidden=move || is_frame && !state.clocks.is_alive() on:submit=send>
            <FaultNotice fault/>
            <Fields state words outcome=Signal::derive(outcome)/>
            <Button kind=Kind::Primary pending=start.pending()>
                {move || if state.visit.read().availability.is_open { words.start } else { words.leave_message }}
            </Button>
        </form>
    }
}

#[component]
fn Fields(
    state: VisitState,
    words: &'static VisitorWords,
    outcome: Signal<Option<Result<(), base::Fault>>>,
) -> impl IntoView {
    let (is_open, asked) =
        state.visit.with_untracked(|visit| (visit.availability.is_open, visit.availability.form.clone()));
    let of = move || outcome.get();
    // Whoever is away when the answer comes needs an address.
    let email = if is_open { asked.email } else { Asked::Required };
    // Of an account both are known.
    let is_known = state.is_signed_in;
    let label = |text: &str, asked: Asked| match asked {
        Asked::Required => text.to_owned(),
        Asked::No | Asked::Optional => format!("{text} {}", words.optional),
    };
    let topics = (!asked.topics.is_empty()).then(|| {
        let none = Choice::new("", words.no_topic);
        let choices = asked.topics.iter().map(|topic| Choice::new(topic.clone(), topic.clone()));
        let choices = std::iter::once(none).chain(choices).collect();
        view! { <Select name="topic" form=FORM label=words.topic choices/> }
    });
    view! {
        {(asked.name != Asked::No && !is_known).then(|| view! {
            <Field name="name" form=FORM label=label(words.your_name, asked.name) autocomplete="name"
                required=asked.name == Asked::Required maxlength=100u32 value=typed(of, "name") error=wrong(of, "name")/>
        })}
        {(email != Asked::No && !is_known).then(|| view! {
            <Field name="email" form=FORM label=label(words.your_email, email) r#type="email" autocomplete="email"
                hint=if is_open { words.email_hint } else { words.email_hint_closed }
                required=email == Asked::Required value=typed(of, "email") error=wrong(of, "email")/>
        })}
        {topics}
        {(asked.question != Asked::No || !is_open).then(|| view! {
            <TextArea name="question" form=FORM label=label(words.question, asked.question) rows=3
                value=RwSignal::new(typed(of, "question")) required=asked.question == Asked::Required
                maxlength=u32::try_from(LONGEST_CHAT_MESSAGE).unwrap_or(u32::MAX) error=wrong(of, "question")/>
        })}
    }
}

fn draft_of(form: &FormData, state: VisitState) -> NewChat {
    let field = |name: &str| form.get(name).as_string();
    let page = state.page.get_untracked();
    NewChat {
        page_url: page.as_ref().map(|page| page.url.clone()),
        page_title: page.map(|page| page.title),
        origin: state.host.other_site(),
        locale: Some(state.locale.tag().to_owned()),
        identity_token: state.identity.get_untracked(),
        ..NewChat::typed(field("name"), field("email"), field("question"), field("topic"))
    }
}
