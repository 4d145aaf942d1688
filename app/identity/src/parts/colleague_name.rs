//! A colleague in a menu: who they are, and that they take no work where they are away.

use leptos::prelude::*;
use ui::{Avatar, locale};

use crate::{AgentStatus, Colleague, people::words::status_words};

/// A colleague's mark and name.
#[component]
pub fn ColleagueName(
    /// Who.
    colleague: Colleague,
) -> impl IntoView {
    let away = (colleague.status == AgentStatus::Away).then(|| status_words(locale()).away);
    view! {
        <Avatar name=colleague.name.clone()/>
        <bdi>{colleague.name}</bdi>
        {away.map(|away| view! { <span class="menu__note">{away}</span> })}
    }
}
