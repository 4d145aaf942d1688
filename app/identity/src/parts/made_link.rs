//! The link that an admin made a moment ago, to be copied and handed on.

use leptos::prelude::*;
use ui::{Notice, Tone, locale};

use crate::people::{LinkPurpose, MadeLink, words::people_words};

/// The link in a field that selects itself.
#[component]
pub(crate) fn MadeLinkNotice(
    /// The link.
    link: MadeLink,
) -> impl IntoView {
    let words = people_words(locale());
    let (label, hint) = match link.purpose {
        LinkPurpose::Invitation => (words.invitation_link, words.invitation_link_hint),
        LinkPurpose::Password => (words.password_link, words.password_link_hint),
        LinkPurpose::Confirmation => (words.confirmation_link, words.confirmation_link_hint),
    };
    let select = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    view! {
        <Notice tone=Tone::Good>
            <div class="field">
                <label class="field__label" for="made-link">{label}</label>
                <p class="field__hint" id="made-link-hint">{hint}</p>
                <input class="field__input" id="made-link" dir="ltr" readonly value=link.url aria-describedby="made-link-hint"
                    on:focus=select/>
            </div>
        </Notice>
    }
}
