//! Counts and times over the events of every domain: the dashboard, reports that can be opened, how long things are kept.

mod actions;
mod address;
mod change;
mod dashboard;
mod figure;
mod filter;
mod finding;
mod measure;
mod pages;
mod parts;
mod period;
mod refusal;
mod report;
mod report_name;
mod routes;
mod saved_report;
mod section;
mod settings;
mod words;

pub use actions::ReportChoices;
pub use change::{Amount, Change};
pub use dashboard::{Dashboard, Workload};
pub use figure::{Figure, Unit};
pub use filter::{Clock, Compare, FigureFilter, Format, ReportFilter};
pub use finding::Finding;
pub use measure::Measure;
pub use period::{LONGEST_PERIOD, Period};
pub use refusal::Refusal;
pub use report::{FigureTicket, FigureTickets, Note, Report, ReportEntry, Reports};
pub use report_name::ReportName;
pub use routes::ReportRoutes;
pub use saved_report::{Cadence, SavedReport, SavedReportDraft, SavedReportId, SavedReports};
pub use section::{Chart, Column, Row, Section, SectionKey};
pub use settings::{ReportHours, WorkingDay};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
