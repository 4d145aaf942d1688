//! The ways between the writers' pages.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{TabLink, Tabs, locale};

use crate::{desk_words::desk_words, help_center_admin_words::admin_words};

/// A tab a page; those for admins only where one looks.
#[component]
pub(super) fn DeskTabs() -> impl IntoView {
    let (words, admin) = (desk_words(locale()), admin_words(locale()));
    let path = use_location().pathname;
    let is_admin =
        viewer().with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    let tab = move |place: &'static str, name: &'static str| {
        let href = format!("/agent/articles{place}");
        let current = Signal::derive({
            let href = href.clone();
            move || *path.read() == href
        });
        view! { <TabLink href current>{name}</TabLink> }
    };
    view! {
        <Tabs label=admin.pages>
            {tab("", words.articles)}
            {tab("/faq", admin.questions)}
            {tab("/missed", admin.content_gaps)}
            {is_admin.then(|| view! {
                {tab("/categories", admin.categories)}
                {tab("/search", admin.search_settings)}
                {tab("/files", admin.files)}
            })}
        </Tabs>
    }
}
