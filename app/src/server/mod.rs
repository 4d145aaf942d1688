//! Verbs that mix domains: each reads one and writes another through their own verbs.

mod keep_answer;
mod rest;

pub(crate) use keep_answer::keep_answer;
pub use rest::routes;
