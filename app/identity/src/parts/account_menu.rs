//! The corner that says who is signed in.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Avatar, locale};

use super::{Viewer, draft::forget_drafts, viewer};
use crate::{actions::SignOut, words::words};

/// The viewer's name with the way out, or the way in.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let words = words(locale());
    let viewer = viewer();
    // The form is plain, with script too: nothing of the one who left stays in the page. Its button is not the kit's,
    // whose waiting for an answer would be in everybody's first load.
    move || match viewer.get() {
        Some(Viewer { id, name, role }) => view! {
            <div class="account-menu" data-viewer=id.to_string() data-role=role.as_str()>
                <a class="account-menu__name" href="/account">
                    <Avatar name=name.clone()/>
                    <span class="account-menu__word" dir="auto" data-name>{name}</span>
                </a>
                // Whoever has something to finish in this session finds the form by its mark.
                <form method="post" action=SignOut::url() data-sign-out="" on:submit=|_| forget_drafts()>
                    <button class="button button--quiet">{words.sign_out}</button>
                </form>
            </div>
        }
        .into_any(),
        None => view! { <a class="button" href="/login">{words.sign_in}</a> }.into_any(),
    }
}
