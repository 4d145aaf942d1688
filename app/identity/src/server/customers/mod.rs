//! Customers as the desk knows them: who they are, what is noted about them, whether they may write, which accounts are one.

mod block;
mod contact;
mod held;
mod may_write;
mod merge;
mod notes;
mod of_address;
pub mod permissions;
mod profile;
pub(super) mod rest;

#[cfg(test)]
mod tests;

pub use block::{block, unblock};
pub use contact::{NewContact, contact};
pub(super) use held::lock_customer;
pub use may_write::hold_writer;
pub use merge::{PersonMerge, begin_merge, finish_merge};
pub use notes::{add_note, change_note, notes_about, remove_note};
pub use of_address::open_customer_of;
pub use profile::{customer_profile, person_of_address};
