//! The door of the REST API: reads JSON and query strings as the contract says, and answers its errors.

use std::{collections::HashMap, time::Duration};

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::time::timeout;

use super::{Ctx, Error, IdempotencyKey, RequestRefusal, Result, invalid, strict_json::StrictJson};
use crate::{InvalidText, canonical_word};

/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

/// A JSON body. On the way in: keys in camel case are read as snake case, keys that are given twice, unknown fields and
/// null bytes are refused by name, and an `Idempotency-Key` is kept for the verb. On the way out: plain JSON.
pub struct Json<T>(pub T, pub Option<IdempotencyKey>);

impl<T> Json<T> {
    /// A body to answer with.
    pub fn answer(body: T) -> Self {
        Self(body, None)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl<T: DeserializeOwned> FromRequest<Ctx> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, ctx: &Ctx) -> Result<Self> {
        if !is_json(request.headers()) {
            return Err(Error::UnsupportedType);
        }
        let key = idempotency_key(request.headers())?;
        let path = request.uri().path().to_owned();
        let body = timeout(PATIENCE, Bytes::from_request(request, ctx))
            .await
            .map_err(|_| invalid("body", RequestRefusal::new("did not come to its end in time")))?
            .map_err(refused_body)?;
        let idempotency_key = key.map(|key| IdempotencyKey::new(&ctx.settings.secret, key, &path, &body));
        Ok(Self(read(parse(&body)?)?, idempotency_key))
    }
}

/// A body that may be missing: a request without a content type has none.
impl<T: DeserializeOwned> OptionalFromRequest<Ctx> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, ctx: &Ctx) -> Result<Option<Self>> {
        if !request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(None);
        }
        <Self as FromRequest<Ctx>>::from_request(request, ctx).await.map(Some)
    }
}

/// A query string. A key may be repeated (`status=open&status=resolved`) or hold a list with commas
/// where the target is a list; both spellings of a key are read.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let mut fields = serde_json::Map::new();
        let pairs: Vec<(String, String)> = axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(pairs)| pairs)
            .map_err(|_| invalid("query", RequestRefusal::new("is not a query string")))?;
        for (key, value) in pairs {
            let key = key.trim_end_matches("[]").to_owned();
            match fields.get_mut(&key) {
                Some(Value::Array(values)) => values.push(value.into()),
                Some(first) => *first = Value::Array(vec![first.take(), value.into()]),
                None => {
                    fields.insert(key, value.into());
                }
            }
        }
        Ok(Self(read(Value::Object(fields))?))
    }
}

/// A piece of the path. One that cannot be read names nothing.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let found = axum::extract::Path::from_request_parts(parts, state).await;
        found.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Error::NotFound)
    }
}

/// Answers every path of the API that names nothing.
pub async fn request_path_not_found() -> Error {
    Error::NotFound
}

/// Answers every method that an address of the API does not take.
pub async fn request_method_not_allowed() -> Error {
    Error::MethodNotAllowed
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json") || kind.to_ascii_lowercase().ends_with("+json")
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=255).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(invalid("idempotency_key", RequestRefusal::new("has 1 to 255 visible characters"))),
    }
}

fn refused_body(rejection: BytesRejection) -> Error {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        invalid("body", RequestRefusal::new("could not be read to its end"))
    }
}

fn parse(body: &[u8]) -> Result<Value> {
    serde_json::from_slice(body).map(|StrictJson(value)| value).map_err(|error| {
        if error.is_data() {
            let (field, sentence) = name_the_field("body".to_owned(), error.to_string());
            return invalid(&field, RequestRefusal::naming(sentence));
        }
        invalid("body", RequestRefusal::naming(format!("is not JSON: {error}")))
    })
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T> {
    let Value::Object(fields) = value else {
        return Err(invalid("body", RequestRefusal::new("is not a JSON object")));
    };
    let (mut folded, mut sent) = (serde_json::Map::new(), HashMap::new());
    for (key, value) in fields {
        if holds_null_byte(&value) {
            return Err(invalid(&key, InvalidText::Unstorable));
        }
        let name = canonical_word(&key);
        if folded.insert(name.clone(), value).is_some() {
            return Err(invalid(&key, RequestRefusal::new("is given twice")));
        }
        sent.insert(name, key);
    }
    serde_path_to_error::deserialize(Value::Object(folded)).map_err(|error| {
        let (path, message) = (error.path().to_string(), error.inner().to_string());
        let (field, sentence) = name_the_field(path, message);
        // One of a list is named by the list, as it was sent.
        let field = field.split_once('[').map_or(&*field, |(list, _)| list).to_owned();
        invalid(&sent.remove(&field).unwrap_or(field), RequestRefusal::naming(sentence))
    })
}

fn holds_null_byte(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(holds_null_byte),
        Value::Object(fields) => {
            fields.iter().any(|(key, value)| key.contains('\0') || holds_null_byte(value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// serde names a missing, double or unknown field only in its sentence, between back quotes.
fn name_the_field(path: String, message: String) -> (String, String) {
    let quoted = message.split('`').nth(1).map(str::to_owned);
    let (field, sentence) = if message.starts_with("unknown field") {
        (quoted, "is not a field of this request".to_owned())
    } else if message.starts_with("missing field") {
        (quoted, "is required".to_owned())
    } else if message.starts_with("duplicate field") {
        (quoted, "is given twice, perhaps under two names".to_owned())
    } else {
        (None, plainly(&message))
    };
    let field = field.unwrap_or_else(|| if path == "." { "body".to_owned() } else { path });
    (field, sentence)
}

/// What serde found wrong with a value, without the words of the code.
fn plainly(message: &str) -> String {
    let expected = message.rsplit_once("expected ").map(|(_, expected)| match expected {
        "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    });
    match expected {
        Some(expected) => format!("is wrong: {expected} is expected"),
        None if message.starts_with("UUID") => "is not an id".to_owned(),
        None if message.contains("untagged enum") => "is wrong, or given twice".to_owned(),
        None => format!("is wrong: {message}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Draft {
        #[serde(alias = "message")]
        body: String,
        #[serde(default)]
        is_internal: bool,
    }

    fn field_of(value: Value) -> String {
        match read::<Draft>(value) {
            Err(Error::Invalid(fields)) => fields.into_keys().next().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn both_spellings_and_aliases_are_read() {
        let draft: Draft = read(json!({"message": "hello", "isInternal": true})).unwrap();
        assert_eq!((draft.body.as_str(), draft.is_internal), ("hello", true));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(field_of(json!({"body": "a", "colour": "red"})), "colour");
        assert_eq!(field_of(json!({"is_internal": true})), "body");
        assert_eq!(
            field_of(json!({"body": "a", "backgroundColour": "red"})),
            "backgroundColour",
            "as it was sent"
        );
        assert_eq!(field_of(json!({"body": "a", "isInternal": 7})), "isInternal");
        assert_eq!(field_of(json!({"body": 7})), "body");
        assert_eq!(field_of(json!({"body": "a", "message": "b"})), "body");
        assert_eq!(field_of(json!({"body": "a", "isInternal": true, "is_internal": false})), "is_internal");
        assert_eq!(field_of(json!({"body": "a\0b"})), "body");
        assert_eq!(field_of(json!(["a"])), "body");
    }

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        assert_eq!(
            plainly("invalid type: string \"1\", expected i64"),
            "is wrong: a whole number is expected"
        );
        assert_eq!(
            plainly("invalid type: integer `7`, expected struct Spelt"),
            "is wrong: an object is expected"
        );
        assert_eq!(plainly("UUID parsing failed: invalid character"), "is not an id");
        assert!(!plainly("data did not match any variant of untagged enum Spelt").contains("Spelt"));
    }
}
