//! A page that could not be shown: why, and the way out.

use base::{Code, Fault};
use leptos::prelude::*;

use crate::{Empty, LinkButton};

/// What it says in the page's language.
struct Words {
    not_found: &'static str,
    forbidden: &'static str,
    unauthenticated: &'static str,
    broken: &'static str,
    home: &'static str,
}

const EN: Words = Words {
    not_found: "This page is not here",
    forbidden: "This is not yours to see",
    unauthenticated: "Sign in to see this",
    broken: "This did not work",
    home: "Go to the start",
};

/// Stands where a page's content would.
#[component]
pub fn Failed(
    /// Why.
    fault: Fault,
) -> impl IntoView {
    let words = match crate::locale() {
        base::Locale::En => EN,
    };
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
