//! What both forms of feedback send along unseen, and whether its giver's name stands beside it.

use leptos::prelude::*;
use ui::locale;

use crate::submissions::{FeedbackKind, pages::GivenHere, words::giving_words};

/// The fields.
#[component]
pub(super) fn HiddenFields(here: GivenHere, kind: FeedbackKind) -> impl IntoView {
    view! {
        <input type="hidden" name="feedback[kind]" value=kind.as_str()/>
        <input type="hidden" name="feedback[page_url]" value=here.page_url/>
        {here.is_framed.then(|| view! { <input type="hidden" name="feedback[is_framed]" value="true"/> })}
    }
}

/// The box of somebody who signed in; to anybody else it is said that their name is not known.
#[component]
pub(super) fn WithoutName(is_named: bool) -> impl IntoView {
    let words = giving_words(locale());
    if !is_named {
        return view! { <p class="field__hint">{words.no_name_kept}</p> }.into_any();
    }
    view! {
        <label class="check">
            <input type="checkbox" name="feedback[is_anonymous]" value="true"/>
            <span>{words.without_name}</span>
        </label>
    }
    .into_any()
}
