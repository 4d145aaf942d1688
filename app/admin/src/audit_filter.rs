//! Which lines of the audit log: one struct for the address of the page, the API and the query.

use base::{DayOrMoment, PageQuery, query_fields, write_query};
use serde::{Deserialize, Serialize};

/// Which lines. An empty field is none, as a form sends it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditFilter {
    /// By this person: their id, or a part of their name.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Of this kind: `settings.changed`, or all of `settings`.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Done to this: a kind of thing, or the id of one.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// On this day (`2026-11-29`, in the asker's time zone) or later, or at this time or later.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub from: Option<DayOrMoment>,
    /// On this day or earlier, or before this time.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub to: Option<DayOrMoment>,
    /// Lines a page, at most 100.
    #[serde(deserialize_with = "base::number", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Continues an earlier answer.
    #[serde(deserialize_with = "base::filled", skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl AuditFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: None, limit: self.limit, cursor: self.cursor.clone() }
    }

    /// Reads the query of a page's address; none where it means nothing.
    pub fn of_address(pairs: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let known = ["actor", "action", "subject", "from", "to", "limit", "cursor"];
        serde_json::from_value(query_fields(pairs, &known).into()).ok()
    }

    /// Writes the query of an address, beginning with `?`; nothing for the default.
    pub fn address(&self) -> String {
        write_query(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address_bar() {
        let pairs = [("actor", "Erin & co"), ("from", "2026-11-29"), ("to", ""), ("locale", "de")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filter = AuditFilter::of_address(pairs).unwrap();
        assert_eq!(filter.address(), "?actor=Erin%20%26%20co&from=2026-11-29");
        assert_eq!(AuditFilter::default().address(), "");
        assert_eq!(AuditFilter::of_address([("from".to_owned(), "yesterday".to_owned())]), None);
    }
}
