//! Which ideas the board shows, and in what order: one struct for the address of the page, the API and the query.

use base::{PageQuery, escape_value};
use serde::{Deserialize, Serialize};

use super::IdeaStatus;

/// In what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdeaSort {
    /// What most people want first.
    #[default]
    Votes,
    /// What was suggested last first.
    Newest,
}

impl IdeaSort {
    /// All of them, as the board's tabs stand.
    pub const ALL: [Self; 2] = [Self::Votes, Self::Newest];

    /// The word in an address and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Votes => "votes",
            Self::Newest => "newest",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

/// Ideas to look for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct IdeaFilter {
    /// Where they stand; all but the declined unless told.
    pub status: Option<IdeaStatus>,
    /// `votes` unless told, or `newest`.
    pub sort: IdeaSort,
    /// With all of these words.
    pub search: Option<String>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number")]
    pub page: Option<u32>,
    /// How many, 20 unless told and 100 at most.
    #[serde(deserialize_with = "base::number")]
    pub limit: Option<u32>,
}

impl IdeaFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: None }
    }

    /// The address of the board that shows this from its first page, ready for one more field.
    pub fn address(&self) -> String {
        let sort = (self.sort != IdeaSort::default()).then(|| self.sort.as_str());
        let status = self.status.map(IdeaStatus::as_str);
        let mut address = "/ideas?".to_owned();
        for (name, value) in [("sort", sort), ("status", status), ("search", self.search.as_deref())] {
            if let Some(value) = value {
                address.push_str(&format!("{name}={}&", escape_value(value)));
            }
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_not_usual_and_escapes_what_was_typed() {
        assert_eq!(IdeaFilter::default().address(), "/ideas?");
        let search = Some("a&b".to_owned());
        let filter = IdeaFilter { sort: IdeaSort::Newest, search, ..IdeaFilter::default() };
        assert_eq!(filter.address(), format!("/ideas?sort=newest&search={}&", escape_value("a&b")));
    }
}
