//! What an admin decides about reports: the working hours that `clock=business` counts.

use base::chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The working hours of a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingDay {
    /// The minute of the day at which work begins.
    pub from: u32,
    /// The minute of the day at which it is over; 1440 is midnight.
    pub to: u32,
}

/// The working hours of the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReportHours {
    /// The time zone of the house.
    pub zone: String,
    /// From Monday to Sunday; none for a day without work.
    pub days: [Option<WorkingDay>; 7],
    /// Days on which nobody works, whatever weekday they are.
    pub closed_dates: Vec<NaiveDate>,
}

/// The most closed dates that are kept: those of many years.
pub const MOST_CLOSED_DATES: usize = 500;

impl Default for ReportHours {
    /// Monday to Friday, nine to five.
    fn default() -> Self {
        let day = Some(WorkingDay { from: 9 * 60, to: 17 * 60 });
        Self { zone: "UTC".to_owned(), days: [day, day, day, day, day, None, None], closed_dates: Vec::new() }
    }
}
