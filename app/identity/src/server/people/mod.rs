//! People, as admins keep them.

mod accept_invitation;
mod change;
mod end_sessions;
mod find;
mod invite;
mod list;
mod made_link;
mod password_link;
mod profile;
pub(super) mod rest;
#[cfg(test)]
mod tests;

pub use accept_invitation::{Acceptance, accept_invitation, invitation};
pub use change::change_person;
pub use end_sessions::{end_sessions, sessions_of};
pub use find::find_record;
pub use invite::{invite, invite_again};
pub use list::list_people;
pub(crate) use made_link::{keep_made_link, made_link};
pub use password_link::hand_out_password_link;
