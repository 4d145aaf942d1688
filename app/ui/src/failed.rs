//! A page that could not be shown: why, and the way out.

use base::{Code, Fault};
use leptos::prelude::*;

use crate::{Empty, LinkButton, locale, words::words};

/// Stands where a page's content would.
#[component]
pub fn Failed(
    /// Why.
    fault: Fault,
) -> impl IntoView {
    let words = words(locale());
    let title = match fault.code {
        Code::NotFound => words.not_found,
        Code::Forbidden => words.forbidden,
        Code::Unauthenticated => words.unauthenticated,
        _ => words.broken,
    };
    view! {
        <Empty title hint=fault.error>
            <LinkButton href="/">{words.home}</LinkButton>
        </Empty>
    }
}
