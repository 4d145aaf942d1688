//! Which tickets a list shows, and in what order: one struct for the address of a page, the API and the query.

use base::{DayOrMoment, OrganizationId, PageQuery, UserId, query_fields, write_query};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use crate::{Priority, Sort, Status};

/// Whose tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedTo {
    /// The reader's.
    Me,
    /// Nobody's.
    None,
    /// Somebody's.
    #[serde(untagged)]
    Person(UserId),
}

impl<'de> Deserialize<'de> for AssignedTo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "me" => Ok(Self::Me),
            "none" => Ok(Self::None),
            id => id
                .parse()
                .map(Self::Person)
                .map_err(|_| serde::de::Error::custom("expected me, none or an id")),
        }
    }
}

/// Which tickets, in what order, and which page of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// In one of these states.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Status>,
    /// Of one of these priorities.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub priority: Vec<Priority>,
    /// In one of these categories.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<String>,
    /// `me`, `none` or an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub assigned_to: Option<AssignedTo>,
    /// Asked by this person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requester: Option<UserId>,
    /// Asked by somebody of this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// With this tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Opened on this day (`2026-11-29`) or later, or at this time or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub created_from: Option<DayOrMoment>,
    /// Opened on this day or earlier, or before this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub created_to: Option<DayOrMoment>,
    /// With these words in the subject or in a message, or with this number or the end of one; for the desk also by this
    /// person or with this tag. Of very many that match, the newest are found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// `newest`, `oldest`, `updated`, `waiting`, `priority`, `status`, `category` or `assignee`; with a minus before it the
    /// other way round.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, example = "-waiting")]
    pub sort: Option<Sort>,
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

/// The fields that an address may hold. What else it holds is the page's own.
const IN_ADDRESS: [&str; 14] = [
    "status",
    "priority",
    "category",
    "assigned_to",
    "requester",
    "organization",
    "tag",
    "created_from",
    "created_to",
    "search",
    "sort",
    "page",
    "limit",
    "cursor",
];

impl Filter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }
}

impl Filter {
    /// The tickets in one of these states.
    pub fn of(status: Vec<Status>) -> Self {
        Self { status, ..Self::default() }
    }

    /// Reads the query of a page's address, which may hold more than a filter; one that means nothing is the default.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let fields = query_fields(pairs, &IN_ADDRESS);
        if fields.is_empty() { None } else { serde_json::from_value(fields.into()).ok() }
    }

    /// Writes the query of a page's address, beginning with `?`; nothing for the default.
    pub fn address(&self) -> String {
        write_query(self)
    }

    /// The same tickets from the first page on.
    pub fn from_the_start(&self) -> Self {
        Self { page: None, cursor: None, ..self.clone() }
    }
}

/// One, several, or several with commas between them: the ways that a query string spells a list.
fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Spelt {
        One(String),
        Many(Vec<String>),
    }
    let words = match Spelt::deserialize(deserializer)? {
        Spelt::One(word) => vec![word],
        Spelt::Many(words) => words,
    };
    let words = words.iter().flat_map(|word| word.split(',')).map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| {
            T::deserialize(serde_json::Value::String(word.to_owned())).map_err(serde::de::Error::custom)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SortBy;
    use serde_json::json;

    #[test]
    fn lists_are_read_in_every_spelling() {
        for status in [json!("open,In Progress"), json!(["open", "in_progress"])] {
            let filter: Filter = serde_json::from_value(json!({"status": status, "page": "2"})).unwrap();
            assert_eq!(filter.status, [Status::Open, Status::InProgress]);
            assert_eq!(filter.page, Some(2));
        }
        assert!(serde_json::from_value::<Filter>(json!({"status": "asleep"})).is_err());
        assert!(serde_json::from_value::<Filter>(json!({"assigned_to": "everyone"})).is_err());
    }

    #[test]
    fn an_address_written_is_an_address_read() {
        let filter = Filter {
            status: vec![Status::Open],
            assigned_to: Some(AssignedTo::Me),
            sort: Some(SortBy::Priority.into()),
            ..Filter::default()
        };
        let written = serde_json::to_value(&filter).unwrap();
        assert_eq!(serde_json::from_value::<Filter>(written).unwrap(), filter);
    }

    #[test]
    fn a_filter_survives_the_address_bar() {
        let filter = Filter {
            status: vec![Status::Open, Status::PendingCustomer],
            search: Some("50% of R&D".to_owned()),
            page: Some(2),
            ..Filter::default()
        };
        let address = filter.address();
        assert_eq!(address, "?page=2&search=50%25%20of%20R%26D&status=open,pending_customer");
        let pairs =
            [("status", "open,pending_customer"), ("search", "50% of R&D"), ("page", "2"), ("tag", "")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Filter::of_address(pairs), Some(filter));
        assert_eq!(Filter::default().address(), "");
        assert_eq!(Filter::of_address([("status".to_owned(), "asleep".to_owned())]), None);
        let beside = [("ticket", "ST-2026-000001"), ("tag", "vip")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let vip = Filter { tag: Some("vip".to_owned()), ..Filter::default() };
        assert_eq!(Filter::of_address(beside), Some(vip), "what is not a filter's is left alone");
    }
}
