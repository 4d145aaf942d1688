//! The server's half: who asks, with what, and what may go wrong.

mod actor;
mod address;
mod batch_loader;
mod bounded_cache;
mod cacheable_pages;
mod caller;
mod chance;
mod client_info;
mod connections;
mod cookie;
mod ctx;
mod cursor;
mod db;
mod error;
mod error_messages;
mod idempotency;
mod if_none_match;
mod migrate;
mod periodic;
mod rate_limit;
mod request_id;
mod rest;
mod route_policy;
mod secret;
mod strict_json;
pub mod test;
mod token;
mod transaction;

pub use actor::{Actor, Person, SignedIn, Staff};
pub use address::ClientAddress;
pub use batch_loader::BatchLoader;
pub use bounded_cache::BoundedCache;
pub use cacheable_pages::CacheablePages;
pub use caller::{
    PAGE_CACHE_HEADER, caller, escaped_path, mark_status, redirect_form, redirect_local, set_cookies,
};
pub use chance::Chance;
pub use client_info::{ClientInfo, LANGUAGE_COOKIE, is_robot, keep_language};
pub use connections::HeldConnection;
pub use cookie::CookieNames;
pub use ctx::{Clock, CommitNotifier, Ctx, Embeddings, Settings};
pub use cursor::Cursor;
pub use db::{connect, unhurried};
pub use error::{Error, Result, invalid};
pub use idempotency::IdempotencyKey;
pub use if_none_match::is_none_match;
pub use migrate::{MIGRATOR, bring_up_to_date};
pub use periodic::every;
pub use rate_limit::{RateLimit, check_rate_limit, refund_rate_limit};
pub use request_id::with_request_id;
pub use rest::{Json, Path, Query, request_method_not_allowed, request_path_not_found};
pub use route_policy::{Framing, Opener, RoutePolicies, RoutePolicy};
pub use secret::{ApiKey, SecretKey};
pub use token::{digest, random_token};
pub use transaction::Tx;
