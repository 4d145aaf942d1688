//! The page of every address that is for somebody with another role. The server answers 403 with it.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Empty, LinkButton, locale};

use crate::words::words;

/// Says whom the page is for, and shows the way back.
#[component]
pub(crate) fn NotForYou(
    /// The role that it asks for.
    least: Role,
) -> impl IntoView {
    let words = words(locale());
    let (title, lead) = match least {
        Role::Admin => (words.for_admins, words.for_admins_lead),
        Role::Agent | Role::Customer => (words.for_the_desk, words.for_the_desk_lead),
    };
    let is_staff =
        viewer().with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role.is_staff()));
    let (back, place) = if is_staff { ("/agent", words.desk) } else { ("/dashboard/help", words.my_tickets) };
    view! {
        <Title text=title/>
        <div class="page page--narrow">
            <Empty title=title hint=lead is_page=true>
                <LinkButton href=back>{place}</LinkButton>
            </Empty>
        </div>
    }
}
