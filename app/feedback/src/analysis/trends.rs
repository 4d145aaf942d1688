//! Trends: how much was said a day, how it was rated, and what shares are made of it.

use base::{DayOrMoment, canonical_word, chrono::NaiveDate, escape_value, query_fields};
use serde::{Deserialize, Deserializer, Serialize};

use super::FeedbackAnomaly;

/// By what feedback is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FeedbackDimension)]
pub enum Dimension {
    /// How people felt.
    #[default]
    Sentiment,
    /// What it is about.
    Context,
    /// What it was put under.
    Tag,
}

impl Dimension {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Sentiment, Self::Context, Self::Tag];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentiment => "sentiment",
            Self::Context => "context",
            Self::Tag => "tag",
        }
    }

    /// Reads that word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|dimension| dimension.as_str() == word)
    }
}

impl<'de> Deserialize<'de> for Dimension {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected sentiment, context or tag"))
    }
}

/// Which trends: one struct for the address of the page, the API and the query. An empty field is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TrendsFilter {
    /// From this day on, in the asker's time zone; thirty days back unless told.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub from: Option<DayOrMoment>,
    /// Until the end of this day; today unless told.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub to: Option<DayOrMoment>,
    /// By what it is counted; by sentiment unless told.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub by: Option<Dimension>,
}

impl TrendsFilter {
    /// Reads the query of the page's address; none where it means nothing.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        serde_json::from_value(query_fields(pairs, &["from", "to", "by"]).into()).ok()
    }
}

/// The list of feedback that one day of a value is made of.
pub(super) fn list_address(dimension: Dimension, value: &str, from: NaiveDate, to: NaiveDate) -> String {
    // A context is no filter of the list; its words are.
    let field = if dimension == Dimension::Context { "search" } else { dimension.as_str() };
    format!("/agent/feedback?{field}={}&from={from}&to={to}", escape_value(value))
}

/// What was said over some days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedbackTrends {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// By what it is counted.
    pub by: Dimension,
    /// How much was said.
    pub count: i64,
    /// How it was rated on the average, from 1 to 5; none where nobody rated.
    pub average_rating: Option<f64>,
    /// The shares of all days, the largest first, twenty at most. Feedback has several tags, or none.
    pub shares: Vec<TrendShare>,
    /// Every day in its order, also those of which nothing was said.
    pub days: Vec<TrendDay>,
    /// The days that are unlike others, the latest first.
    pub anomalies: Vec<FeedbackAnomaly>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrendDay {
    /// Which.
    pub day: NaiveDate,
    /// How much was said.
    pub count: i64,
    /// How it was rated on the average.
    pub average_rating: Option<f64>,
    /// Its shares, those of the whole in their order, without those of which nothing was said.
    pub shares: Vec<TrendShare>,
}

/// How much is of one value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrendShare {
    /// The value.
    pub value: String,
    /// How much.
    pub count: i64,
    /// Of all that was said in that time, from 0 to 1.
    pub share: f64,
    /// How it was rated on the average.
    pub average_rating: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_trends() {
        let of = |pairs: &[(&str, &str)]| {
            TrendsFilter::of_address(
                pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
            )
        };
        assert_eq!(of(&[("from", ""), ("other", "a")]), Some(TrendsFilter::default()));
        assert_eq!(of(&[("by", "Tag")]).unwrap().by, Some(Dimension::Tag));
        assert_eq!(of(&[("by", "weather")]), None);
        let day = "2026-11-29".parse().unwrap();
        let address = list_address(Dimension::Context, "a&b", day, day);
        assert_eq!(address, "/agent/feedback?search=a%26b&from=2026-11-29&to=2026-11-29");
    }
}
