//! Tickets: asked, answered, assigned, resolved.

mod actions;
mod category;
mod conversation;
mod draft;
mod event;
mod filter;
mod glance;
mod message;
mod names;
mod optimistic;
mod pages;
mod parts;
mod priority;
mod read;
mod refusal;
mod settings;
mod sort;
mod status;
mod tag;
mod ticket;
mod ticket_event;
mod view;
mod waiting;
mod words;

pub use category::{Category, CategoryChange, CategoryId, NewCategory};
pub use conversation::Conversation;
pub use draft::{Change, NewMessage, NewTicket};
pub use event::{Event, LoggedEvent, TimelineEntry};
pub use filter::{AssignedTo, Filter};
pub use glance::{TicketGlance, WaitingTicket};
pub use identity::{Party, SenderType};
pub use message::{LONGEST_BODY, LONGEST_SUBJECT, Message, MessageId};
pub use names::{category_name, priority_name, source_name, status_name};
pub use pages::{
    BesideMenus, BesideSubject, DeskPage, DeskTicket, NEW_TICKET, NothingChosen, OwnTicket, Requests,
    TicketTablePage,
};
pub use parts::{TicketLines, TicketsAtAGlance};
pub use priority::Priority;
pub use refusal::Refusal;
pub use settings::settings_entries;
pub use sort::{Sort, SortBy};
pub use status::Status;
pub use tag::{Tag, TagQuery, Tags};
pub use ticket::{Source, Ticket, TicketId, Tickets};
pub use ticket_event::{Team, TicketEvent, TicketFacts};
pub use view::{COUNTED_IN_RAIL, View};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
