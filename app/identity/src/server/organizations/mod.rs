//! Organisations: one verb a file, its SQL at its bottom.

mod change;
mod create;
mod domain_name;
mod domains;
mod find;
pub(crate) mod form;
mod join_by_domain;
mod list;
mod members;
mod remove;
pub(super) mod rest;

#[cfg(test)]
mod tests;

pub use change::change_organization;
pub use create::create_organization;
pub use find::organization;
pub use join_by_domain::join_by_domain;
pub use list::organizations;
pub(super) use members::move_person;
pub use members::{put_member, take_member};
pub use remove::remove_organization;
