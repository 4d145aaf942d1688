//! Reports through the real router.

mod forms;
mod pages;
mod reports;
mod saved_reports;
