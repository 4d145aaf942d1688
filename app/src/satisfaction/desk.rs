//! What the requester said, in the ticket's panel.

use base::uuid::Uuid;
use feedback::SatisfactionLine;
use leptos::prelude::*;
use ui::built_once;

use super::actions::load_ticket_satisfaction;

/// The line; nothing where nobody said anything, and where it is not the reader's work.
#[component]
pub(crate) fn DeskSatisfaction(ticket: Uuid) -> impl IntoView {
    let rating = Resource::new_blocking(move || ticket, load_ticket_satisfaction);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let rating = rating.await.ok().flatten();
                built_once().await;
                rating.map(|rating| view! { <SatisfactionLine rating/> })
            })}
        </Transition>
    }
}
