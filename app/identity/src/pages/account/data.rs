//! The way to what is known of somebody: to have it, and to have it erased.

use leptos::prelude::*;
use ui::{LinkButton, locale};

use super::Part;
use crate::words::account::account_words;

/// The links.
#[component]
pub(super) fn Data() -> impl IntoView {
    let own = account_words(locale());
    view! {
        <Part id="data" title=own.data lead=Some(own.data_lead)>
            <p class="account__end">
                <LinkButton href="/api/auth/me/export" attr:rel="external">{own.download_data}</LinkButton>
                <LinkButton href="/account/data">{own.erase_account}</LinkButton>
            </p>
        </Part>
    }
}
