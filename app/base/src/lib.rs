//! What every domain stands on: ids, the error on the wire, pages of lists, text and time as people say them.
//! Invariant: nothing here knows a domain. What runs only on the server is behind the one gate below.

mod backoff;
mod clock_time;
mod cut;
mod day_or_moment;
mod double_option;
mod encode;
mod fault;
mod fold;
mod id;
mod language;
mod locale;
mod page;
mod performer;
mod query;
mod refusal;
mod role;
mod site_address;
mod text;
mod time;

pub use backoff::backoff;
pub use clock_time::{clock_time, reader_zone};
pub use cut::cut;
pub use day_or_moment::DayOrMoment;
pub use double_option::double_option;
pub use encode::{escape_html, escape_path, escape_value, hex};
pub use fault::{Code, Fault, LostWords, lost_words};
pub use fold::{fold, fold_umlauts, is_of_word};
pub use id::{OrganizationId, SessionId, TeamId, UserId};
pub use language::Language;
pub use locale::{Locale, Plural};
pub use page::{COUNTED_EXACTLY, Page, PageQuery, Pagination, filled, flag, number};
pub use performer::{Performer, PerformerKind};
pub use query::{query_fields, write_query};
pub use refusal::{InvalidFields, InvalidText, Reason, Refusal, note_invalid};
pub use role::Role;
pub use site_address::is_site_address;
pub use text::{
    canonical_word, check_length, check_name, isolated, single_line, without_outer_blank_lines, without_turns,
};
pub use time::{Age, DateTime, Utc, ago, day, minute};

#[doc(hidden)]
pub use {chrono, serde, utoipa, uuid};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
