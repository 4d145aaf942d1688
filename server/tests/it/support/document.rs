//! The OpenAPI document as a contract: whatever the API answers has to be in it, by status and by shape.

use std::{collections::HashSet, sync::OnceLock};

use axum::http::{header, response};
use serde_json::Value;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_json::to_value(server::openapi()).unwrap())
}

/// Fails where the document does not have this answer. What is no operation of it is let pass.
pub fn check(method: &str, path: &str, answer: &response::Parts, body: &[u8]) {
    let kind = answer.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    // What is packed is unpacked by nobody here.
    let body = (!answer.headers.contains_key(header::CONTENT_ENCODING)).then_some(body);
    let wrong = told(document(), method, path, answer.status.as_u16(), kind.unwrap_or_default(), body);
    if let Err(why) = wrong {
        panic!("{method} {path} is not as /api/openapi.json says: {why}");
    }
}

/// What is wrong with an answer, by a document.
pub fn told(
    document: &Value,
    method: &str,
    path: &str,
    status: u16,
    kind: &str,
    body: Option<&[u8]>,
) -> Result<(), String> {
    let path = path.split('?').next().unwrap_or_default();
    let Some(operation) = operation(document, method, path) else { return Ok(()) };
    let answer = &operation["responses"][status.to_string()];
    if answer.is_null() {
        return Err(format!("it has no {status}: {}", String::from_utf8_lossy(body.unwrap_or_default())));
    }
    let schema = &answer["content"]["application/json"]["schema"];
    match (schema.is_null(), kind.starts_with("application/json")) {
        (false, true) => {
            let Some(body) = body else { return Ok(()) };
            let value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
            fits(document, schema, &value, &status.to_string())
        }
        // What is asked for as something else is described beside the JSON.
        (false, false) if !answer["content"][essence(kind)].is_null() => Ok(()),
        (false, false) => Err(format!("{status} is {kind:?}, not JSON")),
        (true, true) => Err(format!("{status} has a body that is not described")),
        (true, false) => Ok(()),
    }
}

/// A media type without its parameters.
fn essence(kind: &str) -> &str {
    kind.split(';').next().unwrap_or_default().trim()
}

/// The operation at a path; one that is spelled out before one with a piece to fill in.
fn operation<'a>(document: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let method = METHODS.contains(&method).then(|| method.to_lowercase())?;
    let fits = |pattern: &str| {
        pattern.split('/').count() == path.split('/').count()
            && pattern
                .split('/')
                .zip(path.split('/'))
                .all(|(wanted, given)| wanted == given || (wanted.starts_with('{') && !given.is_empty()))
    };
    let mut found: Vec<_> =
        document["paths"].as_object()?.iter().filter(|(pattern, _)| fits(pattern)).collect();
    found.sort_by_key(|(pattern, _)| pattern.matches('{').count());
    found.into_iter().map(|(_, path)| &path[&method]).find(|operation| !operation.is_null())
}

/// Whether a value is as its schema says, as far as schemas of ours say anything, and has no field beside.
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let known = fits_in_part(document, schema, value, at)?;
    let Value::Object(fields) = value else { return Ok(()) };
    match fields.keys().find(|name| known.as_ref().is_some_and(|known| !known.contains(name))) {
        Some(name) => Err(format!("{at}.{name} is not described")),
        None => Ok(()),
    }
}

/// The fields that a schema knows of a value that fits; none where it may have any.
fn fits_in_part<'a>(
    document: &'a Value,
    schema: &'a Value,
    value: &Value,
    at: &str,
) -> Result<Option<HashSet<&'a String>>, String> {
    let list = |name: &str| schema[name].as_array().map(Vec::as_slice).unwrap_or_default();
    if let Some(named) = schema["$ref"].as_str() {
        let named = document.pointer(named.trim_start_matches('#')).ok_or(format!("{named} is missing"))?;
        return fits_in_part(document, named, value, at);
    }
    if !list("allOf").is_empty() {
        let mut known = HashSet::new();
        for part in list("allOf") {
            known.extend(fits_in_part(document, part, value, at)?.unwrap_or_default());
        }
        return Ok(Some(known));
    }
    for name in ["oneOf", "anyOf"] {
        if list(name).is_empty() {
            continue;
        }
        let outcomes = list(name).iter().map(|one| fits_in_part(document, one, value, at));
        let (fitting, failures): (Vec<_>, Vec<_>) = outcomes.partition(Result::is_ok);
        if fitting.is_empty() {
            return Err(failures.into_iter().filter_map(Result::err).collect::<Vec<_>>().join(" or "));
        }
        // What is none of one kind may be of what the value has beside it.
        if schema["properties"].is_null() {
            let known: Option<Vec<_>> = fitting.into_iter().filter_map(Result::ok).collect();
            return Ok(known.map(|known| known.into_iter().flatten().collect()));
        }
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_a(value, kind)) {
        return Err(format!("{at} is {value}, not {}", kinds.join(" or ")));
    }
    if !list("enum").is_empty() && !list("enum").contains(value) {
        return Err(format!("{at} is {value}, which is none of {:?}", list("enum")));
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        fits(document, &schema["items"], item, &format!("{at}[{number}]"))?;
    }
    let Value::Object(fields) = value else { return Ok(None) };
    for name in list("required").iter().filter_map(Value::as_str) {
        if !fields.contains_key(name) {
            return Err(format!("{at}.{name} is missing"));
        }
    }
    for (name, field) in fields {
        let known = &schema["properties"][name];
        let schema = if known.is_null() { &schema["additionalProperties"] } else { known };
        fits(document, schema, field, &format!("{at}.{name}"))?;
    }
    let is_open = !schema["additionalProperties"].is_null();
    let known = schema["properties"].as_object().filter(|_| !is_open);
    Ok(known.map(|known| known.keys().collect()))
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[test]
fn an_answer_that_the_document_does_not_have_is_found() {
    let mut document = document().clone();
    let path = "/api/support/categories";
    let answer: &[u8] = br#"{"categories": []}"#;
    let kind = "application/json";
    assert_eq!(told(&document, "GET", path, 200, kind, Some(answer)), Ok(()));
    assert!(told(&document, "GET", path, 200, kind, Some(br#"{"categories": [{"id": 7}]}"#)).is_err());
    assert!(told(&document, "GET", path, 200, kind, Some(b"{}")).is_err(), "a field is missing");
    assert!(told(&document, "GET", path, 418, kind, Some(answer)).is_err());
    document["paths"][path]["get"]["responses"].as_object_mut().unwrap().remove("200");
    assert!(told(&document, "GET", path, 200, kind, Some(answer)).is_err());
}
