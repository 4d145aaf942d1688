//! One piece of feedback at the desk, with the ticket that is made of it.

use feedback::{Feedback, FeedbackAtDesk};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, fault_of, locale};

use crate::{actions::FeedbackToTicket, words::words};

/// `/agent/feedback/{id}`.
pub struct FeedbackAtDeskPage;

#[lazy_route]
impl LazyRoute for FeedbackAtDeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <FeedbackAtDesk beside=|feedback| view! { <ItsTicket feedback/> }.into_any()/> }.into_any()
    }
}

/// The ticket that was made of it, or the way to make one.
#[component]
fn ItsTicket(feedback: Feedback) -> impl IntoView {
    let words = words(locale());
    let make = ServerAction::<FeedbackToTicket>::new();
    let inside = match feedback.ticket_number {
        Some(number) => {
            let href = format!("/agent/tickets/{number}");
            view! { <p>{words.became} " " <a href=href>{number}</a></p> }.into_any()
        }
        None => view! {
            <FaultNotice fault=fault_of(move || make.value().get())/>
            <p class="field__hint">{words.make_ticket_hint}</p>
            <ActionForm action=make>
                <input type="hidden" name="id" value=feedback.id.to_string()/>
                <Button pending=make.pending()>{words.make_ticket}</Button>
            </ActionForm>
        }
        .into_any(),
    };
    view! {
        <section class="card form" aria-labelledby="feedback-ticket">
            <h2 id="feedback-ticket">{words.ticket}</h2>
            {inside}
        </section>
    }
}
