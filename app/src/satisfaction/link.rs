//! `/satisfaction?token=…`: the question of a mail, without an account. Opening it records nothing, its button does: programs
//! that look at mails open links too.

use feedback::{SatisfactionForm, satisfaction_words};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{LinkButton, Loaded, locale, successes};

use super::{
    actions::{RateTicket, load_satisfaction_of_link},
    question::{Of, Question},
};

/// The page.
pub struct SatisfactionPage;

#[lazy_route]
impl LazyRoute for SatisfactionPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = satisfaction_words(locale());
        let query = use_query_map();
        let token = query.read_untracked().get("token").unwrap_or_default();
        // What was pressed in the mail is chosen here, and not yet said.
        let chosen = query.read_untracked().get("rating").and_then(|rating| rating.parse().ok());
        let rate = ServerAction::<RateTicket>::new();
        let rated = successes(move || rate.value().get());
        let of = Of::Token(token.clone());
        let form = Resource::new_blocking(
            move || (token.clone(), rated.get()),
            |(token, _)| load_satisfaction_of_link(token),
        );
        view! {
            <Title text=words.link_title/>
            <div class="page page--narrow">
                <Loaded resource=form label=words.loading is_page=true view=move |form: SatisfactionForm| {
                    let of = of.clone();
                    view! {
                        <h1>{words.link_title}</h1>
                        <p><bdi>{form.subject.clone()}</bdi> " (" {form.number.clone()} ")"</p>
                        <p class="page__lead">{words.link_lead}</p>
                        <Question form of chosen rate/>
                    }
                    .into_any()
                }/>
                <p><LinkButton href="/">{words.to_start}</LinkButton></p>
            </div>
        }
        .into_any()
    }
}
