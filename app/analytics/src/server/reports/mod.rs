//! Reports: each measure is declared once as SQL, and that one declaration makes its number, its rows, its CSV and the list of
//! tickets that it is made of.

mod asked;
mod catalogue;
mod csv;
mod dimension;
mod figure_tickets;
mod find;
mod findings;
mod labels;
mod list;
mod measure_sql;
mod numbers;
mod sections;

pub use asked::report_period;
pub(super) use asked::{check_filter, zone};
pub use csv::report_csv;
pub use figure_tickets::figure_tickets;
pub use find::report;
pub use list::reports;
