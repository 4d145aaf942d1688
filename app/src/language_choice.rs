//! The languages of the interface, each in its own. A plain form, with script too: another language is another page.

use base::Locale;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;
use ui::locale;

use crate::{actions::ChooseLanguage, words::words};

/// A button a language.
#[component]
pub(crate) fn LanguageChoice() -> impl IntoView {
    let words = words(locale());
    let location = use_location();
    // The address may name a language itself, which would win over the choice.
    let here = move || {
        let query = location.search.read();
        let kept: Vec<_> = query
            .trim_start_matches('?')
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with("locale="))
            .collect();
        let mark = if kept.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", location.pathname.read(), kept.join("&"))
    };
    let choices = Locale::ALL.map(|choice| {
        let is_chosen = choice == locale();
        view! {
            <button class="language-choice__one" name="locale" value=choice.tag() lang=choice.tag() dir=choice.direction()
                aria-current=is_chosen.then_some("true")>{choice.own_name()}</button>
        }
    });
    view! {
        <form class="language-choice" method="post" action=ChooseLanguage::url() aria-label=words.language>
            <input type="hidden" name="next" value=here/>
            {choices.into_iter().collect_view()}
        </form>
    }
}
