//! The panel beside a conversation: what can be changed of its ticket, what is known of it, and what others know of who
//! asked. On a wide screen it stands; elsewhere it is a drawer, which opens without script too.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::locale;

use super::{Changes, Choices, Facts, Hold, Properties};
use crate::{Ticket, words::words};

/// Its id, by which buttons open it.
pub(crate) const PANEL: &str = "ticket-panel";

/// The panel.
#[component]
pub(crate) fn TicketPanel(
    /// The ticket as it is shown.
    ticket: Memo<Ticket>,
    now: DateTime<Utc>,
    choices: Choices,
    changes: Changes,
    /// What follows.
    children: Children,
) -> impl IntoView {
    let words = words(locale());
    view! {
        <section class="ticket-panel" id=PANEL popover="auto" aria-labelledby="panel-title">
            <header class="ticket-panel__head">
                <h2 class="ticket-panel__title" id="panel-title">{words.details}</h2>
                <button class="button button--quiet ticket-panel__close" type="button" popovertarget=PANEL
                    popovertargetaction="hide">{words.close_details}</button>
            </header>
            <Properties ticket choices changes/>
            <Facts ticket now/>
            <Hold ticket/>
            {children()}
        </section>
    }
}

/// The button that opens the panel where it is a drawer.
#[component]
pub(crate) fn OpenPanel() -> impl IntoView {
    view! {
        <button class="button ticket-panel__open" type="button" popovertarget=PANEL>
            {words(locale()).details}
        </button>
    }
}
