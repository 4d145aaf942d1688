//! Identity over HTTP.

mod browser;
mod sessions;
