//! Who asks, beside their ticket: what every domain knows of them, and what the desk does about it.

mod facts;
mod merge;
mod notes;

use base::UserId;
use leptos::prelude::*;
use tickets::{Ticket, TicketLines};
use ui::{FaultNotice, Loaded, locale, successes, toast};

use self::{
    facts::{Articles, Block, Facts},
    merge::Merge,
    notes::Notes,
};
use super::{
    actions::{AddPersonNote, BlockPerson, ChangePersonNote, MergePerson, Seen, load_customer},
    words::words,
};
use crate::CustomerDetails;

/// So many tickets are shown beside the one that is open.
const TICKETS: usize = 5;

/// What can be done about somebody.
#[derive(Clone, Copy)]
struct Actions {
    add_note: ServerAction<AddPersonNote>,
    change_note: ServerAction<ChangePersonNote>,
    block: ServerAction<BlockPerson>,
    merge: ServerAction<MergePerson>,
    /// The note that is being written: what was changed beside it loads the panel anew.
    note: RwSignal<String>,
}

/// The panel of a ticket's requester, and of the account that theirs becomes a part of.
#[component]
pub(crate) fn CustomerPanel(ticket: Ticket) -> impl IntoView {
    view! { <PersonPanel person=ticket.requester.id beside=ticket.number/> }
}

/// The panel of an account, beside one of its tickets or beside something else.
#[component]
pub(crate) fn PersonPanel(
    person: UserId,
    /// The ticket that is open, which is not among the others; empty where none is.
    beside: String,
) -> impl IntoView {
    let words = words(locale());
    let requester = RwSignal::new(person);
    let actions = Actions {
        add_note: ServerAction::new(),
        change_note: ServerAction::new(),
        block: ServerAction::new(),
        merge: ServerAction::new(),
        note: RwSignal::new(String::new()),
    };
    Effect::new(move || {
        if let Some(Ok(_)) = actions.add_note.value().get() {
            actions.note.set(String::new());
        }
    });
    let changes = (
        successes(move || actions.add_note.value().get()),
        successes(move || actions.change_note.value().get()),
        successes(move || actions.block.value().get()),
    );
    let versions = move || (requester.get(), changes.0.get(), changes.1.get(), changes.2.get());
    let customer = Resource::new_blocking(versions, |(person, ..)| load_customer(person));
    Effect::new(move || {
        if let Some(Ok(survivor)) = actions.merge.value().get() {
            toast(&(words.merged)(&survivor.name));
            requester.set(survivor.id);
        }
    });
    view! {
        <section class="customer-panel" aria-labelledby="customer-title">
            <h2 class="customer-panel__title" id="customer-title">{words.customer}</h2>
            <Loaded resource=customer label=words.loading lines=6 view=move |seen| {
                view! { <Customer seen number=beside.clone() actions/> }.into_any()
            }/>
        </section>
    }
}

#[component]
fn Customer(seen: Seen<CustomerDetails>, number: String, actions: Actions) -> impl IntoView {
    let words = words(locale());
    let Seen { what: CustomerDetails { profile, notes, tickets, ticket_count, articles }, now } = seen;
    let person = profile.id;
    let others: Vec<_> = tickets.into_iter().filter(|ticket| ticket.number != number).take(TICKETS).collect();
    let is_customer = profile.is_customer();
    let fault = Signal::derive(move || actions.block.value().get().and_then(Result::err));
    view! {
        <Facts profile=profile.clone()/>
        <Notes person notes now add=actions.add_note change=actions.change_note written=actions.note/>
        <section class="customer-panel__part" aria-labelledby="customer-tickets">
            <h3 id="customer-tickets">{words.earlier_tickets}</h3>
            {if others.is_empty() {
                view! { <p class="customer-panel__none">{words.no_tickets}</p> }.into_any()
            } else {
                view! { <TicketLines tickets=others now/> }.into_any()
            }}
            {(ticket_count > 1).then(|| view! { <p><a href=format!("/agent?requester={person}")>{words.all_tickets}</a></p> })}
        </section>
        <Articles articles now/>
        {(is_customer || profile.blocked_at.is_some()).then(|| view! {
            <section class="customer-panel__part">
                <FaultNotice fault/>
                <Block profile=profile.clone() block=actions.block/>
                {is_customer.then(|| view! { <Merge person merge=actions.merge/> })}
            </section>
        })}
    }
}
