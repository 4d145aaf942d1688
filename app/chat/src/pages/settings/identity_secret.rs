//! The secret by which sites vouch for their visitors: shown where it is asked for, and made anew.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, FaultNotice, Kind, Loaded, fault_of, locale, successes, toast};

use super::copy_button::CopyButton;
use crate::{
    settings_actions::{RotateIdentitySecret, load_identity_secret},
    words::settings_page::{SettingsPageWords, settings_page_words},
};

/// The secret. A page of its own shows it, so that this works without script.
#[component]
pub(super) fn IdentitySecret() -> impl IntoView {
    let words = settings_page_words(locale());
    let rotate = ServerAction::<RotateIdentitySecret>::new();
    let rotated = successes(move || rotate.value().get());
    let query = use_query_map();
    let is_shown = Memo::new(move |_| query.read().get("secret").is_some());
    let secret = Resource::new_blocking(
        move || (is_shown.get(), rotated.get()),
        |(is_shown, _)| load_identity_secret(is_shown),
    );
    let fault = fault_of(move || rotate.value().get());
    Effect::new(move |_| {
        if rotated.get() > 0 {
            toast(words.rotated);
        }
    });
    view! {
        <section class="card form" id="identity" aria-labelledby="identity-title">
            <h2 id="identity-title">{words.identity}</h2>
            <p class="field__hint">{words.identity_hint}</p>
            <Loaded resource=secret label=words.secret lines=1 view=move |secret| shown(words, secret)/>
            <details class="chat-settings__rotate">
                <summary>{words.rotate}</summary>
                <p class="field__hint">{words.rotate_hint}</p>
                <FaultNotice fault/>
                <ActionForm action=rotate>
                    <Button kind=Kind::Danger pending=rotate.pending()>{words.rotate}</Button>
                </ActionForm>
            </details>
        </section>
    }
}

fn shown(words: &'static SettingsPageWords, secret: Option<String>) -> AnyView {
    let Some(secret) = secret else {
        return view! { <a class="button" href="/admin/chat?secret=shown#identity">{words.show_secret}</a> }
            .into_any();
    };
    view! {
        <pre class="chat-settings__code" dir="ltr" role="group" aria-label=words.secret><code>{secret.clone()}</code></pre>
        <div class="chat-settings__hands">
            <CopyButton text=secret/>
            <a class="button button--quiet" href="/admin/chat#identity">{words.hide_secret}</a>
        </div>
    }
    .into_any()
}
