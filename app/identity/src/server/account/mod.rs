//! What people do about their own account.

mod avatar;
mod change_me;
mod confirm_email;
mod device_name;
mod forgot_password;
mod links;
mod own_sessions;
mod reset_password;
pub mod rest;
mod saved;

#[cfg(test)]
mod tests;

pub use avatar::{avatar_of, replace_avatar};
pub use change_me::{AccountChange, change_me, check_own_password};
pub use confirm_email::{confirm_email, make_confirmation_link};
pub use forgot_password::{AskPasswordLink, ask_password_link};
pub use links::MailDelivery;
pub use own_sessions::{end_other_sessions, end_own_session, own_sessions};
pub use reset_password::{PasswordReset, make_password_link, reset_password};
pub use saved::{keep_saved, take_saved};

pub(super) use device_name::device_name;
pub(super) use links::record_registration;
