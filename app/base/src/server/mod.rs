//! The server's half: who asks, with what, and what may go wrong.

mod actor;
mod address;
mod caller;
mod cookie;
mod ctx;
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

pub use actor::{Actor, Person};
pub use address::ClientAddress;
pub use caller::{caller, mark_status};
pub use cookie::CookieNames;
pub use ctx::{Clock, Committed, Ctx, Settings};
pub use db::{MIGRATOR, Tx, connect};
pub use error::{Error, Result, invalid};
pub use once::Once;
pub use rate::{Limit, give_back, take};
pub use readers::Reader;
pub use request_id::with_request_id;
pub use rest::{Json, Path, Query, request_method_not_allowed, request_path_not_found};
pub use secret::SecretKey;
pub use token::{digest, random_token};
