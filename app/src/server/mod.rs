//! Verbs that mix domains: each reads one and writes another through their own verbs.

mod keep_answer;
mod page_in;
mod rest;

pub(crate) use keep_answer::keep_answer;
pub(crate) use page_in::page_in;
pub use rest::routes;
