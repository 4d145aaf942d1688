//! A page that could not be shown: why, and the way out.

use base::{Code, Fault};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{Empty, LinkButton, locale, words::words};

/// Stands where a page's content would.
#[component]
pub fn Failed(
    /// Why.
    fault: Fault,
    /// Whether nothing else is on the page: then it is called by this.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let words = words(locale());
    let title = match fault.code {
        Code::NotFound => words.not_found,
        Code::Forbidden => words.forbidden,
        Code::Unauthenticated => words.unauthenticated,
        _ => words.broken,
    };
    view! {
        {is_page.then(|| view! { <Title text=title/> })}
        <Empty title hint=fault.error is_page>
            <LinkButton href="/">{words.home}</LinkButton>
        </Empty>
    }
}
