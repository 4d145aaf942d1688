//! The queue's pages.

mod dead_letters;

pub use dead_letters::DeadLettersPage;
