//! Identity's pages.

mod account;
mod register;
mod sign_in;

pub use account::AccountPage;
pub use register::RegisterPage;
pub use sign_in::SignInPage;

use base::Fault;
use leptos::prelude::*;
use leptos_router::{hooks::query_signal_with_options, location::Url};

use crate::{Viewer, viewer};

/// Remembers the viewer that a sign-in or a registration gave.
fn remember(outcome: impl Fn() -> Option<Result<Viewer, Fault>> + 'static) {
    let viewer = viewer();
    Effect::new(move || {
        if let Some(Ok(found)) = outcome() {
            viewer.set(Some(found));
        }
    });
}

/// The page to sign in at, from which one goes on to where one wanted.
fn sign_in_address() -> String {
    with_next("/login")
}

/// An address of ours that leads on to the same page as this one.
fn with_next(path: &str) -> String {
    next().map_or_else(|| path.to_owned(), |next| format!("{path}?next={}", Url::escape(&next)))
}

/// Where to go after signing in, from the address of the page.
fn next() -> Option<String> {
    let (next, _) = query_signal_with_options::<String>("next", Default::default());
    next.get_untracked()
}
