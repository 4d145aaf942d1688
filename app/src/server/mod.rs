//! Verbs that mix domains: each reads one and writes another through their own verbs.

mod convert_ticket_to_article;
mod domain;
mod domains;
mod page_in;
mod rest;

pub(crate) use convert_ticket_to_article::convert_ticket_to_article;
pub(crate) use domain::domain;
pub use domains::domains;
pub(crate) use page_in::page_in;
