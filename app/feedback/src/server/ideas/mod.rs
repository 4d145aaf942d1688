//! The server's half of ideas: one verb a file, its SQL at its bottom.

mod change;
mod create_from;
mod find;
mod forget_voter;
mod list;
mod merge;
mod move_voter;
mod notices;
mod record;
pub mod rest;
mod seed;
mod suggest;
mod vote;

#[cfg(test)]
mod tests;

pub use change::change;
pub use create_from::{count_to, create_from};
pub use find::find;
pub(crate) use forget_voter::forget_voter;
pub use list::list;
pub use merge::merge;
pub use move_voter::move_voter;
pub use notices::news;
pub use seed::seed_ideas;
pub use suggest::suggest;
pub use vote::vote;
