//! The pages of reports.

mod dashboard;
mod figure_tickets;
mod hours;
mod report;
mod reports;

pub use dashboard::DashboardPage;
pub use figure_tickets::FigureTicketsPage;
pub use hours::HoursPage;
pub use report::ReportPage;
pub use reports::ReportsPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The name of the report in the page's address.
fn name_in_path() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("name").unwrap_or_default())
}

/// What the page's address asks for.
fn asked() -> impl Fn() -> Vec<(String, String)> + Copy + Send + Sync {
    let query = use_query_map();
    move || query.get().into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}
