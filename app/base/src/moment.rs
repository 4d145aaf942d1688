//! A moment in RFC 3339, written by hand: a conversation holds hundreds, and chrono's patterns took a twentieth of its page.
//! For `#[serde(with = "base::moment")]`; it writes what chrono writes.

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serializer};

/// The moment as chrono's serialisation has it: `2026-11-21T09:30:00Z`, with as much of the second as there is.
pub fn written(at: DateTime<Utc>) -> String {
    let Some(year) = u32::try_from(at.year()).ok().filter(|year| (1_000..10_000).contains(year)) else {
        return at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    };
    let mut text = String::with_capacity("2026-11-21T09:30:00.000000000Z".len());
    digits(&mut text, year, 4);
    for (mark, part) in
        [('-', at.month()), ('-', at.day()), ('T', at.hour()), (':', at.minute()), (':', at.second())]
    {
        text.push(mark);
        digits(&mut text, part, 2);
    }
    let nanos = at.nanosecond();
    let (part, count) = match nanos {
        0 => (0, 0),
        // How a leap second is written is chrono's own affair.
        1_000_000_000.. => return at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        _ if nanos.is_multiple_of(1_000_000) => (nanos / 1_000_000, 3),
        _ if nanos.is_multiple_of(1_000) => (nanos / 1_000, 6),
        _ => (nanos, 9),
    };
    if count > 0 {
        text.push('.');
        digits(&mut text, part, count);
    }
    text.push('Z');
    text
}

/// The last `count` digits of a number.
fn digits(text: &mut String, number: u32, count: u32) {
    for place in (0..count).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// For serde.
///
/// # Errors
/// The serialiser's.
pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&written(*at))
}

/// For serde.
///
/// # Errors
/// When the text is no moment.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    DateTime::deserialize(deserializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_moment_is_written_as_chrono_writes_it(
            seconds in -62_000_000_000_i64..250_000_000_000,
            nanos in prop_oneof![Just(0), (0..1_000_u32).prop_map(|m| m * 1_000_000), (0..1_000_000_u32).prop_map(|m| m * 1_000), 0..2_000_000_000_u32],
        ) {
            let Some(at) = DateTime::from_timestamp(seconds, nanos) else { return Ok(()) };
            prop_assert_eq!(format!("\"{}\"", written(at)), serde_json::to_string(&at).unwrap());
        }
    }
}
