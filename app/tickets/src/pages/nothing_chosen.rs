//! The desk before a ticket is chosen.

use leptos::prelude::*;
use ui::{Empty, locale};

use crate::words::words;

/// Says what to do.
#[component]
pub fn NothingChosen() -> impl IntoView {
    let words = words(locale());
    view! {
        <section class="desk__ticket desk__ticket--none">
            <Empty title=words.choose hint=words.choose_hint/>
        </section>
    }
}
