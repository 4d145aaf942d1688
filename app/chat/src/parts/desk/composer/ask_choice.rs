//! Asks the visitor to choose: a question, and a button for each answer.

use leptos::prelude::*;
use ui::{Button, Dialog, Field, Kind, Notice, TextArea, Tone, locale};

use crate::{ChatSessionId, NewChatMessage, Payload, PayloadButton, words::words};

/// The dialog.
#[component]
pub(super) fn AskChoice(
    chat: ChatSessionId,
    open: RwSignal<bool>,
    /// Says it.
    say: Callback<NewChatMessage>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let (question, choices) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_wrong = RwSignal::new(false);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let payload = Payload::Buttons { buttons: buttons(&choices.read_untracked()) };
        let is_whole = payload.check().is_ok();
        is_wrong.set(!is_whole);
        if is_whole {
            let draft = NewChatMessage::new(chat, question.get_untracked());
            say.run(NewChatMessage { payload: Some(payload), ..draft });
            question.set(String::new());
            choices.set(String::new());
            open.set(false);
        }
    };
    view! {
        <Dialog name="ask-choice" title=words.ask_choice open>
            <form class="form" on:submit=send>
                {move || is_wrong.get().then(|| view! { <Notice tone=Tone::Bad>{words.bad_choices}</Notice> })}
                <Field name="question" form="ask-choice" label=words.question typed=question required=true maxlength=500_u32/>
                <TextArea name="choices" form="ask-choice" label=words.choices hint=words.choices_hint value=choices rows=4
                    required=true/>
                <div class="chat-dialog__foot">
                    <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                    <Button kind=Kind::Primary>{words.send}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// A line, a button; a line that is there twice is one.
fn buttons(lines: &str) -> Vec<PayloadButton> {
    let mut buttons: Vec<PayloadButton> = Vec::new();
    for label in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !buttons.iter().any(|button| button.label == label) {
            buttons.push(PayloadButton { label: label.to_owned(), value: label.to_owned() });
        }
    }
    buttons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_button_once() {
        let labels: Vec<_> = buttons("Yes\n\n No \nYes\n").into_iter().map(|button| button.label).collect();
        assert_eq!(labels, ["Yes", "No"]);
        assert!(Payload::Buttons { buttons: buttons(" \n") }.check().is_err());
    }
}
