//! Somebody is erased, and what is known of them is handed out: identity's part of it.

mod accounts;
mod begin;
mod nobody;

pub use accounts::Accounts;
pub use begin::begin_erasure;
pub use nobody::nobody;
