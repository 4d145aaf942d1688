//! Counts and times over the events of every domain: the dashboard, reports that can be opened, how long things are kept.

mod actions;
mod address;
mod change;
mod dashboard;
mod figure;
mod filter;
mod finding;
mod hours_form;
mod measure;
mod pages;
mod parts;
mod period;
mod refusal;
mod report;
mod report_name;
mod routes;
mod saved_report;
mod saved_report_form;
mod section;
mod settings;
mod settings_entries;
mod words;

pub use actions::ReportChoices;
pub use change::{Amount, Change};
pub use dashboard::{Dashboard, Workload};
pub use figure::{Figure, Unit};
pub use filter::{Clock, Compare, FigureFilter, Format, ReportFilter};
pub use finding::Finding;
pub use hours_form::ReportHoursForm;
pub use measure::Measure;
pub use period::{LONGEST_PERIOD, Period};
pub use refusal::Refusal;
pub use report::{FigureTicket, FigureTickets, Note, Report, ReportEntry, Reports};
pub use report_name::ReportName;
pub use routes::ReportRoutes;
pub use saved_report::{Cadence, SavedReport, SavedReportDraft, SavedReportId, SavedReports};
pub use saved_report_form::SavedReportForm;
pub use section::{Chart, Column, Row, Section, SectionKey};
pub use settings::{MOST_CLOSED_DATES, ReportHours, WorkingDay};
pub use settings_entries::settings_entries;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
