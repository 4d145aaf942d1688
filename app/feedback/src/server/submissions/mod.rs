//! The server's half of feedback: one verb a file, its SQL at its bottom.

mod anonymity;
mod change;
mod delete;
mod find;
mod forget_giver;
mod form;
mod form_fields;
mod list;
mod move_giver;
mod page_address;
mod record;
pub mod rest;
mod screenshot;
mod seed;
mod seed_bad_week;
mod submit;

#[cfg(test)]
mod tests;

pub(crate) use change::became_idea;
pub use change::{belongs_to, change, change_held, hold};
pub(crate) use delete::delete_held;
pub use find::find;
pub(crate) use find::locale_of;
pub(crate) use forget_giver::forget_giver;
pub use form::routes;
pub(crate) use form_fields::tags_of;
pub use list::list;
pub use move_giver::move_giver;
pub(crate) use record::{next_seq, record};
pub use screenshot::{FEEDBACK, LARGEST_FORM, Screenshots};
pub use seed::seed_feedback;
pub use submit::{submit, submit_once};
