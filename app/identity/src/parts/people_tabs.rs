//! The ways between people and teams.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{TabLink, Tabs, locale};

use crate::people::words::people_words;

/// The tabs.
#[component]
pub(crate) fn PeopleTabs() -> impl IntoView {
    let words = people_words(locale());
    let path = use_location().pathname;
    let is_at = move |place: &'static str| Signal::derive(move || path.read().as_str() == place);
    view! {
        <Tabs label=words.areas>
            <TabLink href="/admin/people" current=is_at("/admin/people")>{words.people}</TabLink>
            <TabLink href="/admin/teams" current=is_at("/admin/teams")>{words.teams}</TabLink>
        </Tabs>
    }
}
