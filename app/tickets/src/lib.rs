//! Tickets: asked, answered, assigned, resolved.

mod actions;
mod category;
mod conversation;
mod day_or_moment;
mod draft;
mod event;
mod filter;
mod message;
mod pages;
mod parts;
mod priority;
mod refusal;
mod status;
mod ticket;
mod ticket_event;
mod view;
mod words;

pub use category::{Category, CategoryChange, NewCategory};
pub use conversation::Conversation;
pub use day_or_moment::DayOrMoment;
pub use draft::{Change, NewMessage, NewTicket};
pub use event::{Event, LoggedEvent, TimelineEntry};
pub use filter::{AssignedTo, Filter, Sort};
pub use message::{LONGEST_BODY, LONGEST_SUBJECT, Message, MessageId, SenderType};
pub use pages::{BesideMenus, BesideSubject, DeskPage, DeskTicket, NothingChosen, RequestPage, Requests};
pub use priority::Priority;
pub use refusal::Refusal;
pub use status::Status;
pub use ticket::{Party, Source, Ticket, TicketId, Tickets};
pub use ticket_event::{Team, TicketEvent, TicketFacts};
pub use view::{COUNTED_IN_RAIL, View};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
