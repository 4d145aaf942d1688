//! Tickets' pages: two for customers, the desk for agents.

mod desk;
mod desk_ticket;
mod nothing_chosen;
mod request;
mod requests;
mod ticket_table;

pub use desk::DeskPage;
pub use desk_ticket::{BesideMenus, DeskTicket};
pub use nothing_chosen::NothingChosen;
pub use request::OwnTicket;
pub use requests::{BesideSubject, NEW_TICKET, Requests};
pub use ticket_table::TicketTablePage;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The number in the page's address.
fn number_in_path() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("number").unwrap_or_default())
}
