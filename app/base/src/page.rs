//! Pages of lists: by number for people, by cursor for depth.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

/// Counting stops here; beyond it a total is an estimate and says so.
pub const COUNTED_EXACTLY: i64 = 10_000;

/// What a caller asks of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The page, from 1.
    #[serde(deserialize_with = "number")]
    pub page: Option<u32>,
    /// Records a page, 1 to 100; 20 unless told.
    #[serde(deserialize_with = "number")]
    pub limit: Option<u32>,
    /// Continues after the last record of an earlier answer at constant cost; wins over `page`.
    pub cursor: Option<String>,
}

impl PageQuery {
    /// The page, at least 1.
    pub fn page(&self) -> u32 {
        self.page.unwrap_or(1).max(1)
    }

    /// Records a page, between 1 and 100.
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(20).clamp(1, 100)
    }

    /// Records before this page.
    pub fn offset(&self) -> i64 {
        i64::from(self.page() - 1) * i64::from(self.limit())
    }
}

/// Where a page stands in its list, as the contract spells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Pagination {
    /// Matching records; exact up to 10,000.
    pub total: i64,
    /// True where `total` is not exact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub total_is_estimate: bool,
    /// This page, from 1.
    pub page: u32,
    /// Records a page.
    pub limit: u32,
    /// Pages in all.
    pub pages: i64,
    /// Hand back as `cursor` for what follows; none at the end.
    pub next_cursor: Option<String>,
}

impl Pagination {
    /// Describes the page that `query` asked for, of `total` records.
    pub fn new(query: &PageQuery, total: i64, next_cursor: Option<String>) -> Self {
        Self::counted_to(query, total, COUNTED_EXACTLY, next_cursor)
    }

    /// Describes a page of records that were counted no further than `most`: one more stands for any number.
    pub fn counted_to(query: &PageQuery, total: i64, most: i64, next_cursor: Option<String>) -> Self {
        let limit = i64::from(query.limit());
        Self {
            total,
            total_is_estimate: total > most,
            page: query.page(),
            limit: query.limit(),
            pages: (total + limit - 1) / limit,
            next_cursor,
        }
    }
}

/// A page of anything, inside the process; a domain names its list on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The records.
    pub rows: Vec<T>,
    /// Where they stand.
    pub pagination: Pagination,
}

/// A number as JSON or as a query string spells it; null is none.
///
/// # Errors
/// What was found where it is neither.
pub fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Spelt {
        Number(u32),
        Text(String),
    }
    match Option::<Spelt>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Spelt::Number(number)) => Ok(Some(number)),
        Some(Spelt::Text(text)) => {
            text.parse().map(Some).map_err(|_| serde::de::Error::custom("expected a number"))
        }
    }
}

/// A value of a query; an empty one is none, as a form sends it.
///
/// # Errors
/// What was found where it is neither.
pub fn filled<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    T::deserialize(serde_json::Value::String(text)).map(Some).map_err(serde::de::Error::custom)
}

/// Reads a yes or a no that a query spells as text.
///
/// # Errors
/// What was found where it is neither.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match &*String::deserialize(deserializer)? {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(serde::de::Error::custom("expected true or false")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pages_cover_the_total_exactly(total in 0i64..30_000, limit in 0u32..500, page in 0u32..400) {
            let query = PageQuery { page: Some(page), limit: Some(limit), cursor: None };
            let found = Pagination::new(&query, total, None);
            prop_assert!((1..=100).contains(&found.limit));
            prop_assert!(found.pages * i64::from(found.limit) >= total);
            prop_assert!((found.pages - 1).max(0) * i64::from(found.limit) <= total);
            prop_assert!(query.offset() >= 0);
        }
    }
}
