//! What every domain stands on: ids, the error on the wire, pages of lists, text and time as people say them.
//! Invariant: nothing here knows a domain; what several of them call alike is in `vocabulary`. What runs only on the server is behind the one gate below.

mod double_option;
mod fault;
mod id;
mod language;
mod locale;
pub mod moment;
mod page;
mod role;
mod text;
mod time;
mod unsupported;
mod vocabulary;

pub use double_option::double_option;
pub use fault::{Code, Fault, LostWords, lost_words};
pub use id::{OrganizationId, SessionId, TeamId, UserId};
pub use language::Language;
pub use locale::{Locale, Plural};
pub use page::{COUNTED_EXACTLY, Page, PageQuery, Pagination, flag, number};
pub use role::Role;
pub use text::{canonical_word, check_length, check_name, single_line, without_turns};
pub use time::{Age, DateTime, Utc, ago, day, minute};
pub use unsupported::Unsupported;
pub use vocabulary::{category_name, category_named, category_slug};

#[doc(hidden)]
pub use {chrono, serde, utoipa, uuid};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
