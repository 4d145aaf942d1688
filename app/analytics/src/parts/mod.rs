//! The parts of the pages of reports.

mod figures;
mod finding;
mod follow;
mod labels;
mod report_filters;
mod report_section;
mod save_report;
mod saved_fields;
mod saved_reports;
mod tiles;
mod workloads;

pub(crate) use figures::{Difference, Figures};
pub(crate) use finding::{finding_of, sentence};
pub(crate) use follow::follow_desk;
pub(crate) use labels::{day_of, unit_of};
pub(crate) use report_filters::ReportFilters;
pub(crate) use report_section::ReportSection;
pub(crate) use save_report::SaveReport;
pub(crate) use saved_reports::SavedReportList;
pub(crate) use tiles::Tiles;
pub(crate) use workloads::Workloads;
