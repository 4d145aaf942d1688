//! The server's half of the admins' pages.

mod audit_csv;
mod audit_log;
mod audit_page;
mod domain;
mod erase;
mod export;
pub(crate) mod form;
pub mod permissions;
mod rest;
mod retention;
mod retention_run;
mod support_settings;

#[cfg(test)]
mod tests;

pub use audit_csv::audit_csv;
pub use audit_log::audit_log;
pub(crate) use audit_page::audit_page;
pub use domain::domain;
pub use erase::{erase_me, erase_person, find_receipt};
pub use export::{export_me, export_person};
pub use retention::{RetentionPeriods, change_retention, retention};
pub use retention_run::{RetentionSweep, retention_runs, run_retention};
pub use support_settings::{SupportMail, change_support_settings, preview_template, support_settings};
