//! Time as it travels and as people say it.

/// A moment is always a `DateTime<Utc>`; on the wire it is RFC 3339 with `Z`.
pub use chrono::{DateTime, Utc};

/// How long before `now` a moment was, in the short form of dense lists: `now`, `5m`, `3h`, `2d`, `6w`, `3y`.
pub fn ago(then: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let seconds = (now - then).num_seconds();
    match seconds {
        ..60 => "now".to_owned(),
        60..3_600 => format!("{}m", seconds / 60),
        3_600..86_400 => format!("{}h", seconds / 3_600),
        86_400..1_209_600 => format!("{}d", seconds / 86_400),
        1_209_600..31_536_000 => format!("{}w", seconds / 604_800),
        _ => format!("{}y", seconds / 31_536_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn age_is_said_in_the_largest_fitting_unit() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(4_000);
        for (seconds, said) in
            [(-5, "now"), (59, "now"), (60, "1m"), (7_200, "2h"), (172_800, "2d"), (1_814_400, "3w")]
        {
            assert_eq!(ago(now - TimeDelta::seconds(seconds), now), said);
        }
    }
}
