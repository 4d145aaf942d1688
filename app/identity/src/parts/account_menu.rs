//! The corner that says who is signed in.

use leptos::prelude::*;
use ui::{Avatar, Button, Kind, locale};

use super::{Viewer, viewer};
use crate::{actions::SignOut, words::words};

/// The viewer's name with the way out, or the way in.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let words = words(locale());
    let sign_out = ServerAction::<SignOut>::new();
    let viewer = viewer();
    Effect::new(move || {
        if matches!(sign_out.value().get(), Some(Ok(()))) {
            viewer.set(None);
        }
    });
    move || match viewer.get() {
        Some(Viewer { name, .. }) => view! {
            <div class="account-menu">
                <a class="account-menu__name" href="/account">
                    <Avatar name=name.clone()/>
                    <span class="account-menu__word">{name}</span>
                </a>
                <ActionForm action=sign_out>
                    <Button kind=Kind::Quiet>{words.sign_out}</Button>
                </ActionForm>
            </div>
        }
        .into_any(),
        None => view! { <a class="button" href="/login">{words.sign_in}</a> }.into_any(),
    }
}
