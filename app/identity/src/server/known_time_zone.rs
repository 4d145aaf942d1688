//! A time zone that there is. The browser's half of the crate knows none; whoever keeps one asks here.

use base::server::find_time_zone;

use crate::{Refusal, TimeZoneName};

/// Reads the name of a zone of the IANA database.
///
/// # Errors
/// What is wrong with it.
pub fn known_time_zone(text: &str) -> Result<TimeZoneName, Refusal> {
    let name = TimeZoneName::parse(text.trim())?;
    find_time_zone(name.as_str()).map(|_| name).ok_or(Refusal::NotATimeZone)
}
