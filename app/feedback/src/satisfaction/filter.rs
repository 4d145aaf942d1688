//! Which ratings: one struct for the address of the page, the API and the query.

use base::{DayOrMoment, PageQuery, TeamId, UserId, query_fields, write_query};
use serde::{Deserialize, Deserializer, Serialize};

/// Ratings to look for. An empty field is none, as a form sends it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SatisfactionFilter {
    /// Given on this day (`2026-12-01`, in the asker's time zone) or later, or at this time or later.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    #[param(value_type = Option<String>)]
    pub from: Option<DayOrMoment>,
    /// Given on this day or earlier, or before this time.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    #[param(value_type = Option<String>)]
    pub to: Option<DayOrMoment>,
    /// Of this agent's work; one's own for agents, everybody's for admins unless told.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub agent: Option<UserId>,
    /// Of this team's work.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// Of tickets of this category.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Of those who gave this, from 1 to 5.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub rating: Option<u32>,
    /// Of those alone who said something to it.
    #[serde(deserialize_with = "yes_or_no", skip_serializing_if = "std::ops::Not::not")]
    pub has_comment: bool,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// How many, 20 unless told and 100 at most.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

impl SatisfactionFilter {
    /// What may be said in the address of the page.
    const FIELDS: [&str; 8] = ["from", "to", "agent", "team", "category", "rating", "has_comment", "page"];

    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: None }
    }

    /// Reads the query of the page's address; none where it means nothing.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        serde_json::from_value(query_fields(pairs, &Self::FIELDS).into()).ok()
    }

    /// The query of the address that shows this from its first page, ready for one more field.
    pub fn address(&self) -> String {
        let query = write_query(&Self { page: None, ..self.clone() });
        if query.is_empty() { "?".to_owned() } else { format!("{query}&") }
    }
}

/// A yes or a no, as JSON or as a query spells it.
fn yes_or_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Spelt {
        Flag(bool),
        Text(String),
    }
    match Spelt::deserialize(deserializer)? {
        Spelt::Flag(flag) => Ok(flag),
        Spelt::Text(text) if text.is_empty() => Ok(false),
        Spelt::Text(text) => text.parse().map_err(|_| serde::de::Error::custom("expected true or false")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Option<SatisfactionFilter> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        SatisfactionFilter::of_address(pairs)
    }

    #[test]
    fn a_filter_survives_the_address_bar_and_the_way_to_the_server() {
        let filter = of(&[("from", "2026-12-01"), ("rating", "5"), ("has_comment", "true"), ("to", "")]);
        let filter = SatisfactionFilter { page: Some(3), ..filter.unwrap() };
        assert_eq!(filter.address(), "?from=2026-12-01&has_comment=true&rating=5&");
        let sent = serde_json::to_string(&filter).unwrap();
        assert_eq!(serde_json::from_str::<SatisfactionFilter>(&sent).unwrap(), filter);
        assert_eq!(SatisfactionFilter::default().address(), "?");
        for wrong in [("from", "yesterday"), ("agent", "alice"), ("has_comment", "maybe"), ("rating", "good")]
        {
            assert_eq!(of(&[wrong]), None, "{wrong:?}");
        }
    }
}
