//! The server's half of identity.

mod access_token;
mod authenticate;
pub mod browser;
mod colleagues;
mod domain;
mod grant;
mod jobs;
mod me;
mod passwords;
mod refresh;
mod register;
pub mod rest;
mod revocations;
mod seed;
mod sessions;
mod sign_in;
mod sign_out;
mod socket_auth;
pub mod test;

pub use access_token::{ACCESS_SECONDS, read_access_token};
pub use authenticate::{Authenticated, authenticate};
pub use colleagues::{colleagues, is_colleague};
pub use domain::domain;
pub use grant::grant_role;
pub use jobs::CloseExpiredSessions;
pub use me::me;
pub use passwords::hash_password;
pub use refresh::refresh;
pub use register::{Registration, register};
pub use revocations::Revocations;
pub use seed::{Cast, seed_cast, seed_customers};
pub use sessions::REFRESH_DAYS;
pub use sign_in::{Credentials, Device, sign_in};
pub use sign_out::sign_out;
pub use socket_auth::IdentitySocketAuth;
