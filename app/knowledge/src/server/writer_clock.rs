//! What a writer's clock shows, and which moment it means.

use base::{
    DateTime, InvalidText, Utc,
    server::{Actor, Ctx, Result, find_time_zone, invalid},
};
use chrono::{NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

use crate::{Refusal, WriterClock};

/// The clock of whoever writes, at a moment: by the time zone of their account, by UTC where it names none.
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub(super) async fn writer_clock(ctx: &Ctx, actor: &Actor, at: DateTime<Utc>) -> Result<WriterClock> {
    let named = identity::server::me(ctx, actor).await?.time_zone;
    let zone = named.as_deref().and_then(find_time_zone);
    let is_of_account = zone.is_some();
    let zone = zone.unwrap_or(Tz::UTC);
    let ahead = zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() / 60;
    Ok(WriterClock { zone: zone.name().to_owned(), ahead: ahead.into(), is_of_account })
}

/// The moment that a `datetime-local` field means on the clock of a time zone; one that the API spells stands for itself.
///
/// # Errors
/// Invalid input for what is no time, an unknown zone, and an hour that the clocks there pass over.
pub(crate) fn moment(text: &str, zone: &str) -> Result<DateTime<Utc>> {
    if let Ok(moment) = text.parse() {
        return Ok(moment);
    }
    let unreadable = || invalid("publish_at", InvalidText::Unreadable);
    let zone = find_time_zone(zone).ok_or_else(unreadable)?;
    let with_seconds = if text.len() == 16 { format!("{text}:00") } else { text.to_owned() };
    let shown: NaiveDateTime = with_seconds.parse().map_err(|_| unreadable())?;
    // Of an hour that comes twice, the first.
    let meant = zone.from_local_datetime(&shown).earliest();
    meant.map(|meant| meant.to_utc()).ok_or_else(|| invalid("publish_at", Refusal::HourPassedOver))
}

#[cfg(test)]
mod tests {
    use base::server::Error;

    use super::*;

    fn read(text: &str, zone: &str) -> Option<String> {
        moment(text, zone).ok().map(|moment| moment.to_rfc3339())
    }

    #[test]
    fn a_moment_is_read_on_the_clock_of_its_zone() {
        for (text, zone, meant) in [
            ("2027-03-01T10:00", "UTC", "2027-03-01T10:00:00+00:00"),
            ("2027-03-01T10:00", "Europe/Berlin", "2027-03-01T09:00:00+00:00"),
            ("2027-07-01T10:00:00", "Europe/Berlin", "2027-07-01T08:00:00+00:00"),
            ("2027-03-01T10:00", "Asia/Kathmandu", "2027-03-01T04:15:00+00:00"),
            // The hour that comes twice when summer ends.
            ("2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30:00+00:00"),
            ("2027-03-01T10:00:00Z", "Europe/Berlin", "2027-03-01T10:00:00+00:00"),
            ("2027-03-01T10:00:00+01:00", "", "2027-03-01T09:00:00+00:00"),
        ] {
            assert_eq!(read(text, zone).as_deref(), Some(meant), "{text} {zone}");
        }
        for (text, zone) in [
            ("tomorrow", "UTC"),
            ("2027-02-30T10:00", "UTC"),
            ("2027-03-01T10:00", "Europe/Atlantis"),
            ("2027-03-01T10:00", ""),
        ] {
            assert_eq!(read(text, zone), None, "{text} {zone}");
        }
    }

    #[test]
    fn an_hour_that_the_clocks_pass_over_is_none() {
        let refused = moment("2027-03-28T02:30", "Europe/Berlin").unwrap_err();
        let Error::Invalid(fields) = refused else { panic!("{refused:?}") };
        assert_eq!(
            fields["publish_at"].sentence(base::Locale::En),
            "is an hour that the clocks there pass over"
        );
        assert!(moment("2027-03-28T02:30", "UTC").is_ok());
    }
}
