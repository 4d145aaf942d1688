//! The corner that says who is signed in.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::{
    hooks::use_location,
    location::{Location, Url},
};
use ui::{Avatar, locale};

use super::{Viewer, draft::forget_drafts, own_status::OwnStatusMenu, viewer};
use crate::{actions::SignOut, words::words};

/// The viewer's name with the way out, or the way in.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let words = words(locale());
    let viewer = viewer();
    let location = use_location();
    // The form is plain, with script too: nothing of the one who left stays in the page. Its button is not the kit's,
    // whose waiting for an answer would be in everybody's first load.
    move || match viewer.get() {
        Some(Viewer { id, name, role }) => view! {
            <div class="account-menu" data-viewer=id.to_string() data-role=role.as_str()>
                {role.is_staff().then(|| view! { <OwnStatusMenu/> })}
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
        None => {
            let location = location.clone();
            view! { <a class="button" href=move || way_in(&location)>{words.sign_in}</a> }.into_any()
        }
    }
}

/// Pages by which one comes in; where one wanted to go is said in their address.
const ENTRIES: [&str; 6] =
    ["/login", "/register", "/invitation", "/forgot-password", "/reset-password", "/confirm-email"];

/// The way to the sign-in, and back to this page. From the start it leads to where somebody's work begins.
fn way_in(location: &Location) -> String {
    let path = location.pathname.get();
    let next = if ENTRIES.contains(&&*path) {
        location.query.read().get("next")
    } else {
        let search = location.search.get();
        Some(address(&path, search.trim_start_matches('?'))).filter(|here| here != "/")
    };
    next.map_or_else(|| "/login".to_owned(), |next| format!("/login?next={}", Url::escape(&next)))
}

/// An address without what a form was told.
fn address(path: &str, query: &str) -> String {
    let kept: Vec<_> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("__")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn one_comes_back_to_the_page_and_not_to_what_a_form_was_told() {
        assert_eq!(address("/help/articles/pair-a-lamp", ""), "/help/articles/pair-a-lamp");
        assert_eq!(address("/help/search", "q=lamp&__path=a&__err=b"), "/help/search?q=lamp");
    }
}
