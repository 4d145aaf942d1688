//! The time zone that this page shows moments in: its reader's.

use base::{DateTime, Utc, clock_time};
use leptos::prelude::*;

#[derive(Clone)]
struct ReaderZone(String);

/// Sets the time zone of everything below; none is UTC.
pub fn provide_time_zone(zone: Option<String>) {
    if let Some(zone) = zone {
        provide_context(ReaderZone(zone));
    }
}

/// A moment exactly, on its reader's clocks.
pub fn exact_time(at: DateTime<Utc>) -> String {
    let zone = use_context::<ReaderZone>();
    clock_time(at, zone.as_ref().map_or("", |zone| &zone.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_without_a_zone_reads_utc() {
        let at: DateTime<Utc> = "2026-11-29T16:32:15Z".parse().unwrap();
        Owner::new().with(|| {
            assert_eq!(exact_time(at), "2026-11-29 16:32 UTC");
            provide_time_zone(Some("Asia/Kathmandu".to_owned()));
            assert_eq!(exact_time(at), "2026-11-29 22:17 Asia/Kathmandu");
        });
    }
}
