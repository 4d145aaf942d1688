//! What the addresses of the pages of reports say: the filters of the API, as a form spells them.

use base::query_fields;
use serde::de::DeserializeOwned;
use serde_json::Map;

use crate::{FigureFilter, ReportFilter};

/// Where saved reports stand.
pub(crate) const SAVED: &str = "/agent/reports#saved";
/// Where the working hours stand.
pub(crate) const HOURS: &str = "/admin/reports";

impl ReportFilter {
    /// Reads the query of a page. What is empty was not chosen, and what is no word of a filter is passed over.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        read(pairs, &["from", "to", "zone", "compare", "team", "agent", "category", "channel", "clock"])
            .unwrap_or_default()
    }
}

impl FigureFilter {
    /// Reads the query of a page; none where it names no figure.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let names = [
            "figure", "section", "row", "from", "to", "zone", "team", "agent", "category", "channel",
            "clock", "cursor",
        ];
        read(pairs, &names)
    }
}

/// The page of an address of the API; none for an address of something else.
pub(crate) fn page_of(address: &str) -> Option<String> {
    let rest = address.strip_prefix("/api/support/reports/")?;
    Some(format!("/agent/reports/{rest}"))
}

/// Reads a flat struct, passing over fields that are not what they should be: of an address somebody typed, the rest holds.
fn read<T: DeserializeOwned>(pairs: impl IntoIterator<Item = (String, String)>, names: &[&str]) -> Option<T> {
    let mut fields = query_fields(pairs, names);
    if let Ok(whole) = serde_json::from_value(fields.clone().into()) {
        return Some(whole);
    }
    // One that alone beside what is needed is refused is the one that is wrong.
    let needed = fields.get("figure").cloned();
    fields.retain(|name, value| {
        let mut alone = Map::from_iter([(name.clone(), value.clone())]);
        if let Some(needed) = &needed {
            alone.insert("figure".to_owned(), needed.clone());
        }
        serde_json::from_value::<T>(alone.into()).is_ok()
    });
    serde_json::from_value(fields.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, Compare, Measure};

    fn pairs(said: &[(&str, &str)]) -> Vec<(String, String)> {
        said.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_wrong_in_an_address_is_passed_over() {
        let filter = ReportFilter::of_address(pairs(&[
            ("from", "yesterday"),
            ("to", "2026-11-30"),
            ("team", ""),
            ("compare", "previous"),
            ("clock", "business"),
            ("colour", "red"),
        ]));
        let wanted = ReportFilter {
            to: "2026-11-30".parse().ok(),
            compare: Some(Compare::Previous),
            clock: Some(Clock::Business),
            ..ReportFilter::default()
        };
        assert_eq!(filter, wanted);
        assert_eq!(ReportFilter::of_address(pairs(&[])), ReportFilter::default());
    }

    #[test]
    fn tickets_are_those_of_a_figure() {
        let filter =
            FigureFilter::of_address(pairs(&[("figure", "opened"), ("agent", "nobody"), ("cursor", "abc")]))
                .unwrap();
        assert_eq!(
            (filter.figure, filter.agent, filter.cursor.as_deref()),
            (Measure::Opened, None, Some("abc"))
        );
        assert_eq!(FigureFilter::of_address(pairs(&[("figure", "joy")])), None);
        assert_eq!(FigureFilter::of_address(pairs(&[("from", "2026-11-30")])), None);
    }

    #[test]
    fn only_addresses_of_reports_are_pages() {
        assert_eq!(
            page_of("/api/support/reports/volume/tickets?figure=opened").as_deref(),
            Some("/agent/reports/volume/tickets?figure=opened")
        );
        assert_eq!((page_of("https://example.com"), page_of("/api/support/tickets")), (None, None));
    }
}
