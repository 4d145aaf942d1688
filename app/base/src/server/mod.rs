//! The server's half: who asks, with what, and what may go wrong.

mod actor;
mod address;
mod caller;
mod chance;
mod cookie;
mod ctx;
mod cursor;
mod db;
mod error;
mod once;
mod rate;
mod readers;
mod request_id;
mod rest;
mod secret;
pub mod test;
mod token;
mod told;
mod visit;

pub use actor::{Actor, Person, Staff};
pub use address::ClientAddress;
pub use caller::{KEPT_HEADER, caller, escaped_path, lead_plain_form_to, lead_to, mark_status, set_cookies};
pub use chance::Chance;
pub use cookie::CookieNames;
pub use ctx::{Clock, Committed, Ctx, Embeddings, Settings};
pub use cursor::Cursor;
pub use db::{MIGRATOR, Tx, connect};
pub use error::{Error, Result, invalid};
pub use once::Once;
pub use rate::{Limit, give_back, take};
pub use readers::Reader;
pub use request_id::with_request_id;
pub use rest::{Json, Path, Query, request_method_not_allowed, request_path_not_found};
pub use secret::{ApiKey, SecretKey};
pub use token::{digest, random_token};
pub use visit::{LANGUAGE_COOKIE, Visit, is_robot, keep_language};
