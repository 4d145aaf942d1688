//! What the admins' table of tickets says.

use crate::SortBy;

/// The sentences of one language.
pub struct TableWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub filters: &'static str,
    pub all: &'static str,
    pub active: &'static str,
    pub tag: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub show: &'static str,
    pub clear: &'static str,
    pub subject: &'static str,
    pub column: fn(SortBy) -> &'static str,
    pub sort_by: fn(SortBy) -> String,
    pub count: fn(i64, bool) -> String,
    pub save: &'static str,
    pub change: fn(&str, &str) -> String,
    pub nothing: &'static str,
    pub nothing_hint: &'static str,
    pub close: &'static str,
    pub open_at_desk: &'static str,
    pub keywords: &'static str,
    pub changes: &'static str,
}
