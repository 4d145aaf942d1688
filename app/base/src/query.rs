//! The query of an address, as the flat struct that a page, the API and a list share.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::escape_value;

/// The fields of a query that have one of these names and hold something: what a form left empty was not said.
pub fn query_fields(pairs: impl IntoIterator<Item = (String, String)>, names: &[&str]) -> Map<String, Value> {
    let said = pairs.into_iter().filter(|(name, value)| names.contains(&name.as_str()) && !value.is_empty());
    said.map(|(name, value)| (name, value.into())).collect()
}

/// Writes a flat struct as a query, beginning with `?`; nothing for one without fields.
pub fn write_query(fields: &impl Serialize) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(fields) else { return String::new() };
    let written: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", spell(value))).collect();
    if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
}

/// A field's value in an address.
fn spell(value: &Value) -> String {
    match value {
        Value::Array(words) => words.iter().map(spell).collect::<Vec<_>>().join(","),
        Value::String(text) => escape_value(text),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_says_each_field_and_what_is_read_is_known_and_said() {
        assert_eq!(write_query(&json!({"a": "x&y", "b": 2, "c": ["p", "q"]})), "?a=x%26y&b=2&c=p,q");
        assert_eq!(write_query(&json!({})), "");
        let pairs = [("a", "1"), ("b", ""), ("colour", "red")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Value::from(query_fields(pairs, &["a", "b"])), json!({"a": "1"}));
    }
}
