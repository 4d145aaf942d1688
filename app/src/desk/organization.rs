//! An organisation with what its people asked.

use base::OrganizationId;
use identity::OrganizationPage;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use tickets::{TicketLines, Tickets};
use ui::{Loaded, locale};

use super::{
    actions::{Seen, load_organization_tickets},
    words::words,
};

/// The page.
pub struct OrganizationTicketsPage;

#[lazy_route]
impl LazyRoute for OrganizationTicketsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OrganizationPage beside=|id| view! { <OrganizationTickets id/> }.into_any()/> }.into_any()
    }
}

#[component]
fn OrganizationTickets(id: OrganizationId) -> impl IntoView {
    let words = words(locale());
    let asked = Resource::new_blocking(move || id, load_organization_tickets);
    view! {
        <section aria-labelledby="organization-tickets">
            <h2 id="organization-tickets">{words.tickets}</h2>
            <Loaded resource=asked label=words.loading view=move |seen| list(id, seen)/>
        </section>
    }
}

fn list(id: OrganizationId, seen: Seen<Tickets>) -> AnyView {
    let words = words(locale());
    let Seen { what: Tickets { tickets, pagination }, now } = seen;
    if tickets.is_empty() {
        return view! { <p>{words.no_tickets}</p> }.into_any();
    }
    let is_all = pagination.total <= i64::try_from(tickets.len()).unwrap_or_default();
    view! {
        <TicketLines tickets now with_requester=true/>
        {(!is_all).then(|| view! { <p><a href=format!("/agent?organization={id}")>{words.all_tickets}</a></p> })}
    }
    .into_any()
}
