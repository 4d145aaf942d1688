//! The time zones of the IANA database.

use chrono_tz::{TZ_VARIANTS, Tz};

/// The zone of a name; none where no zone is called so.
pub fn find_time_zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// The names to choose from: UTC and every place, without those that are only kept for what was written long ago.
pub fn time_zone_names() -> impl Iterator<Item = &'static str> {
    const PLACES: [&str; 9] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    let is_place = |name: &&str| PLACES.iter().any(|place| name.starts_with(place));
    std::iter::once("UTC").chain(TZ_VARIANTS.iter().map(|zone| zone.name()).filter(is_place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_to_choose_is_a_zone() {
        assert!(time_zone_names().all(|name| find_time_zone(name).is_some()));
        assert!(time_zone_names().any(|name| name == "Europe/Berlin"));
        for unknown in ["Europe/Atlantis", "europe/berlin", "", "+02:00"] {
            assert!(find_time_zone(unknown).is_none(), "{unknown}");
        }
    }
}
