//! Identity's pages.

mod account;
mod register;
mod sign_in;

pub use account::AccountPage;
pub use register::RegisterPage;
pub use sign_in::SignInPage;

use base::Fault;
use leptos::prelude::*;
use leptos_router::hooks::query_signal_with_options;

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

/// Where to go after signing in, from the address of the page.
fn next() -> Option<String> {
    let (next, _) = query_signal_with_options::<String>("next", Default::default());
    next.get_untracked()
}
