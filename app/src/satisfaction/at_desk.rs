//! `/agent/satisfaction`: the ratings, and beside a low one the way to open its ticket again.

use feedback::{RatingsAtDesk, SatisfactionRating};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, fault_of, locale};

use super::actions::ReopenRated;
use crate::words::words;

/// The page.
pub struct RatingsPage;

#[lazy_route]
impl LazyRoute for RatingsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <RatingsAtDesk beside=|rating| view! { <Reopen rating/> }.into_any()/> }.into_any()
    }
}

/// The button; nothing where somebody was content, and where the ticket is open.
#[component]
fn Reopen(rating: SatisfactionRating) -> impl IntoView {
    let words = words(locale());
    (rating.is_low() && rating.is_ticket_over).then(move || {
        let reopen = ServerAction::<ReopenRated>::new();
        let number = rating.ticket_number;
        view! {
            <FaultNotice fault=fault_of(move || reopen.value().get())/>
            <ActionForm action=reopen>
                <input type="hidden" name="number" value=number.clone()/>
                <Button pending=reopen.pending()>
                    {words.reopen}<span class="visually-hidden">" " {number}</span>
                </Button>
            </ActionForm>
        }
    })
}
