//! What differs between two records, field by field, as a person reads it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most changes that are shown of one line.
const MOST: usize = 60;
/// The deepest that fields are taken apart.
const DEEPEST: usize = 5;

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field, with those above it: `greeting.en`; empty for the whole.
    pub field: String,
    /// What it was; none where it was not there.
    pub before: Option<String>,
    /// What it is; none where it is not there any more.
    pub after: Option<String>,
}

/// The fields in which two records differ; of one record all of them.
pub fn field_changes(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(&mut changes, "", before, after, 0);
    changes.truncate(MOST);
    changes
}

fn compare(
    changes: &mut Vec<FieldChange>,
    field: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    depth: usize,
) {
    if before == after || changes.len() >= MOST {
        return;
    }
    let object = |value: Option<&Value>| value.is_none_or(|value| value.is_object() || value.is_null());
    let has_fields = |value: Option<&Value>| {
        value.is_some_and(|value| value.as_object().is_some_and(|all| !all.is_empty()))
    };
    if depth < DEEPEST && object(before) && object(after) && (has_fields(before) || has_fields(after)) {
        let empty = serde_json::Map::new();
        let fields = |value: Option<&'_ Value>| {
            value.and_then(Value::as_object).cloned().unwrap_or_else(|| empty.clone())
        };
        let (was, is) = (fields(before), fields(after));
        let only_now = is.keys().filter(|name| !was.contains_key(*name));
        for name in was.keys().chain(only_now) {
            let inner = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
            compare(changes, &inner, was.get(name), is.get(name), depth + 1);
        }
        return;
    }
    changes.push(FieldChange {
        field: field.to_owned(),
        before: before.and_then(written),
        after: after.and_then(written),
    });
}

/// A value as a person reads it; nothing for null.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(values) if values.iter().all(|value| !value.is_object() && !value.is_array()) => {
            Some(values.iter().filter_map(written).collect::<Vec<_>>().join(", "))
        }
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changes(before: &Value, after: &Value) -> Vec<(String, Option<String>, Option<String>)> {
        let changes = field_changes(Some(before), Some(after)).into_iter();
        changes.map(|change| (change.field, change.before, change.after)).collect()
    }

    fn told(
        field: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> (String, Option<String>, Option<String>) {
        (field.to_owned(), before.map(ToOwned::to_owned), after.map(ToOwned::to_owned))
    }

    #[test]
    fn only_what_differs_is_told_by_its_field() {
        let before =
            json!({"name": "A", "same": 1, "greeting": {"en": "Hi"}, "tags": ["a", "b"], "gone": true});
        let after = json!({"name": "B", "same": 1, "greeting": {"en": "Hi", "de": "Moin"}, "tags": ["a"], "gone": null});
        assert_eq!(
            changes(&before, &after),
            [
                told("gone", Some("true"), None),
                told("greeting.de", None, Some("Moin")),
                told("name", Some("A"), Some("B")),
                told("tags", Some("a, b"), Some("a")),
            ],
        );
    }

    #[test]
    fn what_was_made_or_deleted_is_told_whole_and_a_bomb_is_not() {
        let made = field_changes(None, Some(&json!({"name": "A"})));
        assert_eq!(
            made,
            [FieldChange { field: "name".to_owned(), before: None, after: Some("A".to_owned()) }]
        );
        assert_eq!(field_changes(None, None), []);
        let wide: Value = (0..10_000)
            .map(|place| (place.to_string(), json!(place)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        assert_eq!(field_changes(None, Some(&wide)).len(), MOST);
        let deep = (0..100).fold(json!(1), |inner, _| json!({"a": inner}));
        assert_eq!(field_changes(None, Some(&deep))[0].field, "a.a.a.a.a");
    }
}
