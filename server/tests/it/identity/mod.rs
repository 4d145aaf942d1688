//! Identity over HTTP.

mod account;
mod accounts;
mod browser;
mod pages;
mod people;
mod sessions;
