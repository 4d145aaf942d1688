//! Whether a ticket is held, and for admins the button that says so.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use ui::{Badge, Button, FaultNotice, Kind, Tone, fault_of, locale};

use crate::{Ticket, actions::HoldTicket, words::words};

/// Says that a ticket is held; admins hold it and let it go.
#[component]
pub(crate) fn Hold(
    /// The ticket as it is shown.
    ticket: Memo<Ticket>,
) -> impl IntoView {
    let words = words(locale());
    let hold = ServerAction::<HoldTicket>::new();
    let is_admin =
        viewer().with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    let number = ticket.with_untracked(|ticket| ticket.number.clone());
    // What the server answered counts from then on, until the ticket itself is newer.
    let is_held = Memo::new(move |_| {
        let answered = hold.value().get().and_then(Result::ok);
        let ticket = ticket.read();
        answered
            .filter(|answered| answered.version > ticket.version)
            .map_or(ticket.is_held, |held| held.is_held)
    });
    let form = is_admin.then(|| {
        view! {
            <FaultNotice fault=fault_of(move || hold.value().get())/>
            <ActionForm action=hold attr:class="ticket-hold__form">
                <input type="hidden" name="number" value=number/>
                <input type="hidden" name="is_held" value=move || (!is_held.get()).to_string()/>
                <Button kind=Kind::Quiet pending=hold.pending()>
                    {move || if is_held.get() { words.let_go } else { words.hold_it }}
                </Button>
            </ActionForm>
            <p class="field__hint">{words.hold_hint}</p>
        }
    });
    view! {
        <div class="ticket-hold" role="group" aria-label=words.hold>
            {move || is_held.get().then(|| view! { <p><Badge tone=Tone::Lamp>{words.is_held}</Badge></p> })}
            {form}
        </div>
    }
}
