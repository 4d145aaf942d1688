//! Which feedback a list shows: one struct for the address of the page, the API and the query.

use base::{DayOrMoment, PageQuery, query_fields, write_query};
use serde::{Deserialize, Serialize};

use super::{FeedbackKind, FeedbackStatus, Sentiment};

/// Which feedback. An empty field is none, as a form sends it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FeedbackFilter {
    /// Of this kind.
    #[serde(rename = "type", deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub kind: Option<FeedbackKind>,
    /// Whose givers felt so.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub sentiment: Option<Sentiment>,
    /// With this tag.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// With this rating.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub rating: Option<u32>,
    /// That stands so.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub status: Option<FeedbackStatus>,
    /// Given on this day (`2026-11-29`, in the asker's time zone) or later, or at this time or later.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub from: Option<DayOrMoment>,
    /// Given on this day or earlier, or before this time.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub to: Option<DayOrMoment>,
    /// Counted to the idea of this number.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub idea: Option<u32>,
    /// Words in it.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Continues an earlier answer.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// How many, 20 unless told and 100 at most.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

impl FeedbackFilter {
    /// What may be said in the address of the page.
    const FIELDS: [&str; 10] =
        ["type", "sentiment", "tag", "rating", "status", "from", "to", "idea", "search", "cursor"];

    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }

    /// Reads the query of the page's address; none where it means nothing.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        serde_json::from_value(query_fields(pairs, &Self::FIELDS).into()).ok()
    }

    /// Writes the query of an address, beginning with `?`; nothing for the default.
    pub fn address(&self) -> String {
        write_query(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Option<FeedbackFilter> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        FeedbackFilter::of_address(pairs)
    }

    #[test]
    fn a_filter_survives_the_address_bar() {
        let filter = of(&[("type", "quick"), ("rating", "2"), ("tag", "a&b"), ("to", ""), ("locale", "de")]);
        let filter = filter.unwrap();
        assert_eq!((filter.kind, filter.rating), (Some(FeedbackKind::Quick), Some(2)));
        let again = filter.address();
        assert!(
            again.contains("tag=a%26b") && again.contains("type=quick") && again.contains("rating=2"),
            "{again}"
        );
        assert_eq!(FeedbackFilter::default().address(), "");
        assert_eq!(of(&[("from", "yesterday")]), None);
        assert_eq!(of(&[("type", "loud")]), None);
    }
}
