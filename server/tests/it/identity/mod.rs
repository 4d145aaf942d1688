//! Identity over HTTP.

mod accounts;
mod browser;
mod sessions;
