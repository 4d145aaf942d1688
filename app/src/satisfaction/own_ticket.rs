//! One's own ticket, and once it is resolved the question how it was.

use feedback::{SatisfactionForm, satisfaction_words};
use identity::viewer;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use tickets::{OwnTicket, Ticket};
use ui::{Loaded, locale, successes};

use super::{
    actions::{RateTicket, load_satisfaction},
    question::{Of, Question},
};

/// The page.
pub struct OwnTicketPage;

#[lazy_route]
impl LazyRoute for OwnTicketPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OwnTicket below=|ticket| view! { <HowWasIt ticket/> }.into_any()/> }.into_any()
    }
}

/// The question to who asked; others who read along are not asked.
#[component]
fn HowWasIt(ticket: Ticket) -> impl IntoView {
    let is_own = viewer().get_untracked().is_some_and(|viewer| viewer.id == ticket.requester.id);
    (is_own && !ticket.status.is_active()).then(move || {
        let rate = ServerAction::<RateTicket>::new();
        let rated = successes(move || rate.value().get());
        let number = ticket.number;
        let of = Of::Number(number.clone());
        let form =
            Resource::new_blocking(move || (number.clone(), rated.get()), |(number, _)| load_satisfaction(number));
        view! {
            <Loaded resource=form label=satisfaction_words(locale()).loading view=move |form: SatisfactionForm| {
                view! { <Question form of=of.clone() chosen=None rate/> }.into_any()
            }/>
        }
    })
}
