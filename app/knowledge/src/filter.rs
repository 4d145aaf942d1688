//! Which articles a list shows: one struct for addresses, server functions and REST.

use base::{Language, PageQuery};
use serde::{Deserialize, Serialize};

use crate::{Kind, Status};

/// A list's filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ArticleFilter {
    /// Words to find.
    pub search: Option<String>,
    /// A category by its slug, or as the documents call it; what is in the categories below it counts too.
    pub category: Option<String>,
    /// A tag.
    pub tag: Option<String>,
    /// A language, and nothing in another.
    pub locale: Option<Language>,
    /// Where they stand; for writers, everybody else sees published ones.
    pub status: Option<Status>,
    /// What they are for.
    #[serde(rename = "type")]
    #[param(rename = "type")]
    pub kind: Option<Kind>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number")]
    pub page: Option<u32>,
    /// How many a page has, at most 100.
    #[serde(deserialize_with = "base::number")]
    pub limit: Option<u32>,
    /// Where to go on, from an earlier answer.
    pub cursor: Option<String>,
}

impl ArticleFilter {
    /// The page that is asked for.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_asks_for_is_what_the_server_reads() {
        for filter in [ArticleFilter::default(), ArticleFilter { page: Some(2), ..ArticleFilter::default() }]
        {
            let sent = serde_json::to_string(&filter).unwrap();
            assert_eq!(serde_json::from_str::<ArticleFilter>(&sent).unwrap(), filter, "{sent}");
        }
    }
}
