//! The server's half of satisfaction. It knows no ticket: whoever calls says what one was like.

mod ask;
mod find;
mod forget_rater;
mod link;
mod list;
mod move_rater;
mod rate;
pub mod rest;

#[cfg(test)]
mod tests;

pub use ask::{RatedTicket, ask};
pub use find::{given, of_ticket};
pub(crate) use forget_rater::forget_rater;
pub use link::{LinkedRating, find_by_token, link_token};
pub use list::list;
pub use move_rater::move_rater;
pub use rate::rate;
