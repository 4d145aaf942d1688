//! The question, what was answered, and the way to another answer.

use feedback::{SatisfactionFields, SatisfactionForm, satisfaction_words};
use leptos::prelude::*;
use ui::{fault_of, locale};

use super::actions::RateTicket;

/// Which ticket a form speaks of.
#[derive(Clone)]
pub(super) enum Of {
    /// One's own, by its number.
    Number(String),
    /// The one that a link leads to.
    Token(String),
}

/// The question; nothing where it may not be answered and was not.
#[component]
pub(super) fn Question(
    form: SatisfactionForm,
    of: Of,
    /// What a link brought along.
    chosen: Option<i16>,
    rate: ServerAction<RateTicket>,
) -> impl IntoView {
    let words = satisfaction_words(locale());
    let SatisfactionForm { given, may_rate, .. } = form;
    let said = given.as_ref().map(|given| (words.given)(words.score(given.rating)));
    let is_given = given.is_some();
    let fields = may_rate.then(|| {
        let (name, value) = match of {
            Of::Number(number) => ("number", number),
            Of::Token(token) => ("token", token),
        };
        view! {
            <ActionForm action=rate attr:class="satisfaction__form">
                <input type="hidden" name=name value=value/>
                <SatisfactionFields form="satisfaction" given chosen
                    fault=fault_of(move || rate.value().get()) pending=rate.pending()/>
            </ActionForm>
        }
        .into_any()
    });
    view! {
        <section class="satisfaction" aria-label=words.link_title>
            {said.map(|said| view! { <p class="satisfaction__given" role="status">{said}</p> })}
            {fields.map(|fields| if is_given {
                view! { <details class="satisfaction__change"><summary>{words.change}</summary>{fields}</details> }.into_any()
            } else {
                fields
            })}
        </section>
    }
}
