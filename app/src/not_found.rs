//! The page of every address that names nothing. The server answers 404 with it.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Empty, LinkButton, locale};

use crate::words::words;

/// Says so, and shows the way home.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    let words = words(locale());
    view! {
        <Title text=words.not_found/>
        <div class="page">
            <Empty title=words.not_found hint=words.not_found_lead is_page=true>
                <LinkButton href="/">{words.go_home}</LinkButton>
            </Empty>
        </div>
    }
}
