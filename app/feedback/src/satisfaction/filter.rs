//! Which ratings: one struct for the API and the query.

use base::{DateTime, DayOrMoment, PageQuery, TeamId, UserId, Utc};
use serde::{Deserialize, Deserializer, Serialize};

/// Ratings to look for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SatisfactionFilter {
    /// Given on this day (`2026-12-01`) or later, or at this time or later.
    #[serde(deserialize_with = "since")]
    #[param(value_type = Option<String>)]
    pub from: Option<DateTime<Utc>>,
    /// Given on this day or earlier, or before this time.
    #[serde(deserialize_with = "until")]
    #[param(value_type = Option<String>)]
    pub to: Option<DateTime<Utc>>,
    /// Of this agent's work; one's own for agents, everybody's for admins unless told.
    pub agent: Option<UserId>,
    /// Of this team's work.
    pub team: Option<TeamId>,
    /// Of tickets of this category.
    pub category: Option<String>,
    /// Of those who gave this, from 1 to 5.
    #[serde(deserialize_with = "base::number")]
    pub rating: Option<u32>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number")]
    pub page: Option<u32>,
    /// How many, 20 unless told and 100 at most.
    #[serde(deserialize_with = "base::number")]
    pub limit: Option<u32>,
}

impl SatisfactionFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: None }
    }
}

/// Days are cut at midnight UTC.
fn since<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    Ok(Option::<DayOrMoment>::deserialize(deserializer)?.map(|bound| bound.begins(&Utc)))
}

/// The whole of the day counts.
fn until<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    Ok(Option::<DayOrMoment>::deserialize(deserializer)?.map(|bound| bound.ends(&Utc)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_meant_whole() {
        let read = |json: &str| serde_json::from_str::<SatisfactionFilter>(json);
        let filter = read(r#"{"from": "2026-12-01", "to": "2026-12-01", "rating": "5"}"#).unwrap();
        assert_eq!(filter.to.unwrap() - filter.from.unwrap(), base::chrono::TimeDelta::days(1));
        let moment = read(r#"{"from": "2026-12-01T09:00:00Z"}"#).unwrap();
        assert!(moment.from > filter.from && moment.to.is_none());
        assert!(read(r#"{"from": "yesterday"}"#).is_err());
    }
}
