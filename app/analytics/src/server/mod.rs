//! The server's half of reports: facts that consumers keep, questions over them, one verb a file.

mod business_time;
mod count_article_views;
mod dashboard;
mod domain;
mod facts;
pub mod permissions;
mod personal_data;
mod report_hours;
mod reports;
pub mod rest;
mod saved_reports;

#[cfg(test)]
mod tests;

pub use dashboard::dashboard;
pub use domain::domain;
pub use report_hours::{recount, report_hours, save_report_hours};
pub use reports::{figure_tickets, report, report_csv, report_period, reports};
pub use saved_reports::{change_saved_report, remove_saved_report, save_report, saved_reports};
