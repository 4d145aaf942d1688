//! Whether, when and where people can chat: decided by an admin, beside the line that a site puts into its pages.

mod copy_button;
mod form;
mod hours;
mod identity_secret;
mod on_your_site;
mod topics;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{FaultNotice, Loaded, fault_of, focus_wrong, locale, successes, toast};

use self::{form::form, identity_secret::IdentitySecret, on_your_site::on_your_site};
use crate::{
    settings_actions::{SaveChatSettings, load_chat_settings},
    words::{settings_page::settings_page_words, words},
};

/// The page.
pub struct ChatSettingsPage;

#[lazy_route]
impl LazyRoute for ChatSettingsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (words, own) = (&words(locale()).settings, settings_page_words(locale()));
        let save = ServerAction::<SaveChatSettings>::new();
        let saved = successes(move || save.value().get());
        let desk = Resource::new_blocking(move || saved.get(), |_| load_chat_settings());
        let fault = fault_of(move || save.value().get());
        focus_wrong(fault);
        Effect::new(move |before: Option<usize>| {
            let done = saved.get();
            if before.is_some_and(|before| before < done) {
                toast(own.saved);
            }
            done
        });
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.changes}</p>
                <FaultNotice fault/>
                <div class="chat-settings">
                    <Loaded resource=desk label=own.loading lines=8 view=move |desk| form(own, desk, save).into_any()/>
                    <div class="chat-settings__beside">
                        <Loaded resource=desk label=own.on_your_site view=move |desk| on_your_site(own, &desk).into_any()/>
                        <IdentitySecret/>
                    </div>
                </div>
            </div>
        }
        .into_any()
    }
}
