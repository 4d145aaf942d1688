//! Reports through the real router.

mod pages;
mod reports;
mod saved_reports;
