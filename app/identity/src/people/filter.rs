//! Which people a list shows: one struct for the address of the page, the API and the query.

use base::{PageQuery, Role, TeamId, escape_value};
use serde::{Deserialize, Deserializer, Serialize};

/// Which people, and which page of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PeopleFilter {
    /// With these words, or words that begin so, in their name or address; accents and case do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// With this role.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub role: Option<Role>,
    /// In this team.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub team: Option<TeamId>,
    /// Whose account is open, or closed.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Records a page, at most 100.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Continues an earlier answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl PeopleFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }

    /// Reads the query of a page's address; what a form left empty or what means nothing was not asked.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs {
            match &*name {
                "search" => filter.search = Some(value).filter(|words| !words.is_empty()),
                "role" => filter.role = Role::parse(&value),
                "team" => filter.team = value.parse().ok(),
                "is_active" => filter.is_active = value.parse().ok(),
                "page" => filter.page = value.parse().ok(),
                _ => {}
            }
        }
        filter
    }

    /// The address of the page with this filter from its first page on, ending so that a parameter may follow.
    pub fn address(&self) -> String {
        let mut address = "/admin/people?".to_owned();
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                address.push_str(&format!("{name}={}&", escape_value(&value)));
            }
        };
        add("search", self.search.clone());
        add("role", self.role.map(|role| role.as_str().to_owned()));
        add("team", self.team.map(|team| team.to_string()));
        add("is_active", self.is_active.map(|is_active| is_active.to_string()));
        address
    }
}

/// A yes or a no, as a value or as a query spells it.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Spelt {
        Flag(bool),
        Text(String),
    }
    match Option::<Spelt>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Spelt::Flag(flag)) => Ok(Some(flag)),
        Some(Spelt::Text(text)) => match &*text {
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            _ => Err(serde::de::Error::custom("expected true or false")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address_bar() {
        let filter = PeopleFilter {
            search: Some("R&D 50%".to_owned()),
            role: Some(Role::Agent),
            is_active: Some(false),
            ..PeopleFilter::default()
        };
        assert_eq!(filter.address(), "/admin/people?search=R%26D%2050%25&role=agent&is_active=false&");
        let pairs =
            [("search", "R&D 50%"), ("role", "agent"), ("team", ""), ("is_active", "false"), ("__err", "x")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(PeopleFilter::of_address(pairs), filter);
        let nonsense = [("role".to_owned(), "boss".to_owned())];
        assert_eq!(PeopleFilter::of_address(nonsense), PeopleFilter::default());
    }
}
