//! Tickets: asked, answered, assigned, resolved.

mod category;
mod draft;
mod event;
mod filter;
mod message;
mod priority;
mod status;
mod ticket;

pub use category::{Category, NewCategory};
pub use draft::{Change, NewMessage, NewTicket};
pub use event::{Event, LoggedEvent};
pub use filter::{AssignedTo, Filter, Sort};
pub use message::{LONGEST_BODY, LONGEST_SUBJECT, Message, MessageId, SenderType};
pub use priority::Priority;
pub use status::Status;
pub use ticket::{Party, Source, Ticket, TicketId, Tickets};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
