//! The server's half of tickets: one verb a file, its SQL at its bottom.

mod assign;
mod categories;
mod change;
mod claim;
mod counts;
mod domain;
mod escalate;
mod find;
pub(crate) mod form;
mod history;
mod list;
mod open;
pub mod permissions;
mod record;
mod reindex;
mod remove;
mod reply;
pub mod rest;
mod search;
mod search_words;
mod seed;
mod startup;
mod thread;
mod topic_handler;

#[cfg(test)]
mod tests;

pub use categories::{categories, category, create_category, delete_category, update_category};
pub use change::change;
pub use claim::claim;
pub use counts::counts;
pub use domain::domain;
pub use escalate::escalate;
pub use find::find;
pub use history::TicketHistory;
pub use list::{list, list_own, queue};
pub use open::open;
pub use reindex::ReindexTicketSearch;
pub use remove::remove;
pub use reply::reply;
pub use seed::seed_bulk;
pub use startup::Startup;
pub use thread::{conversation, events, messages};
pub use topic_handler::TicketTopicHandler;
