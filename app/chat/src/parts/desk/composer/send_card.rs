//! Shows the visitor something: a title, some words, a picture, and where it leads.

use files::{
    attachment_ids,
    parts::{AttachFiles, Uploads},
};
use leptos::prelude::*;
use ui::{Button, Dialog, Field, Kind, Notice, TextArea, Tone, locale};

use crate::{ChatSessionId, NewChatMessage, Payload, words::words};

/// The dialog.
#[component]
pub(super) fn SendCard(
    chat: ChatSessionId,
    open: RwSignal<bool>,
    /// Says it.
    say: Callback<NewChatMessage>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let (title, text, href) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let uploads = Uploads::new();
    let is_wrong = RwSignal::new(false);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let payload = card(&title.read_untracked(), &text.read_untracked(), &href.read_untracked());
        let is_whole = payload.check().is_ok();
        is_wrong.set(!is_whole);
        if is_whole {
            // The picture hangs on the message, as every file does: it was scanned, and no other site hears who looks at it.
            let field = untrack(move || uploads.field());
            let attachment_ids = attachment_ids(Some(&field)).unwrap_or_default();
            let draft = NewChatMessage::new(chat, "");
            say.run(NewChatMessage { payload: Some(payload), attachment_ids, ..draft });
            uploads.clear_sent(Some(&field));
            [title, text, href].into_iter().for_each(|typed| typed.set(String::new()));
            open.set(false);
        }
    };
    view! {
        <Dialog name="send-card" title=words.send_card open>
            <form class="form" on:submit=send>
                {move || is_wrong.get().then(|| view! { <Notice tone=Tone::Bad>{words.bad_card}</Notice> })}
                <Field name="title" form="send-card" label=words.card_title typed=title required=true maxlength=500_u32/>
                <TextArea name="text" form="send-card" label=words.card_text value=text rows=3 maxlength=2_000_u32/>
                <Field name="href" form="send-card" label=words.card_link hint=words.card_link_hint typed=href
                    maxlength=2_000_u32/>
                <p class="chat-card__picture">{words.card_picture}</p>
                <AttachFiles uploads form="send-card"/>
                <div class="chat-dialog__foot">
                    <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                    <Button kind=Kind::Primary>{words.send}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// What was typed as a card; a link that is blank is none.
fn card(title: &str, text: &str, href: &str) -> Payload {
    let href = href.trim();
    Payload::Card {
        title: title.trim().to_owned(),
        text: text.trim().to_owned(),
        href: (!href.is_empty()).then(|| href.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_needs_a_title_and_leads_somewhere_or_nowhere() {
        for (title, href, is_whole) in [
            (" The lamp ", " https://shop.example.com/lamp ", true),
            ("The lamp", "/help/articles/lamp", true),
            ("The lamp", " ", true),
            (" ", "/help", false),
            ("The lamp", "shop.example.com", false),
            ("The lamp", "javascript:alert(1)", false),
        ] {
            assert_eq!(card(title, "", href).check().is_ok(), is_whole, "{title} {href}");
        }
    }
}
