//! The line that a site puts into its pages, and what its visitors then see.

use base::escape_value;
use leptos::prelude::*;
use ui::locale;

use super::copy_button::CopyButton;
use crate::{settings_actions::ChatSettingsDesk, words::settings_page::SettingsPageWords};

/// The snippet, and the preview where there is a chat to see.
pub(super) fn on_your_site(
    words: &'static SettingsPageWords,
    desk: &ChatSettingsDesk,
) -> impl IntoView + use<> {
    let public_url = &desk.public_url;
    let snippet = format!("<script async src=\"{public_url}/widget.js\"></script>");
    let policy = format!("script-src {public_url}; frame-src {public_url}");
    let frame = format!("/chat/frame?origin={}&locale={}", escape_value(public_url), locale().tag());
    view! {
        <section class="card form" aria-labelledby="on-your-site">
            <h2 id="on-your-site">{words.on_your_site}</h2>
            <p class="field__hint">{words.snippet_hint}</p>
            <pre class="chat-settings__code" dir="ltr"><code>{snippet.clone()}</code></pre>
            <CopyButton text=snippet/>
            <p class="field__hint">{words.policy_hint}</p>
            <pre class="chat-settings__code" dir="ltr"><code>{policy}</code></pre>
            {desk.settings.is_enabled.then(|| preview(words, frame))}
        </section>
    }
}

/// The chat in a frame, once somebody wants to see it.
fn preview(words: &'static SettingsPageWords, address: String) -> impl IntoView {
    let is_wanted = RwSignal::new(false);
    let frame = move || {
        let address = address.clone();
        is_wanted
            .get()
            .then(|| view! { <iframe class="chat-settings__frame" src=address title=words.preview></iframe> })
    };
    view! {
        <details class="chat-settings__preview" on:toggle=move |_| is_wanted.set(true)>
            <summary>{words.preview}</summary>
            <p class="field__hint">{words.preview_hint}</p>
            {frame}
        </details>
    }
}
