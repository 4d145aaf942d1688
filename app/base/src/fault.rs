//! The one error on the wire, for server functions and REST alike. What went wrong inside never reaches it.

use std::collections::BTreeMap;

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Locale;

/// The contract's error codes; each has one HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 400: a field is missing, malformed or unknown; `details` maps field to sentence.
    InvalidInput,
    /// 401: nobody is signed in, or no longer.
    Unauthenticated,
    /// 403: signed in, and not allowed.
    Forbidden,
    /// 404: not there, or not yours to know of.
    NotFound,
    /// 405: there, but not for this method.
    MethodNotAllowed,
    /// 409: true when it was asked, not any more.
    Conflict,
    /// 413: more bytes than this takes.
    TooLarge,
    /// 415: not a content type that this reads.
    UnsupportedType,
    /// 429: too often; `Retry-After` says when.
    RateLimited,
    /// 500: our fault; `details.request_id` finds it in the log.
    Internal,
    /// 503: the database or the storage is away; `Retry-After` says when to try again.
    Unavailable,
}

impl Code {
    /// The HTTP status of the code.
    pub fn status(self) -> u16 {
        match self {
            Self::InvalidInput => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::UnsupportedType => 415,
            Self::RateLimited => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}

/// What a caller learns of a failure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Fault {
    /// A sentence for a person.
    pub error: String,
    /// A word for a program.
    pub code: Code,
    /// Field → sentence for invalid input, the current record for a conflict.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Value>,
}

impl Fault {
    /// A fault without details.
    pub fn new(code: Code, error: impl Into<String>) -> Self {
        Self { error: error.into(), code, details: BTreeMap::new() }
    }

    /// The sentence that belongs beside a field, where there is one.
    pub fn of_field(&self, field: &str) -> Option<&str> {
        self.details.get(field).and_then(Value::as_str)
    }
}

/// Under which name a fault carries what was typed.
const TYPED: &str = "typed";
/// A longer text is not carried: it would not fit into an address.
const LONGEST_TYPED: usize = 300;

impl Fault {
    /// The fault with what somebody typed, for the page that a form without script is led back to. Never a password.
    #[must_use]
    pub fn with_typed<'a>(mut self, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let fields = fields.into_iter().filter(|(_, text)| text.len() <= LONGEST_TYPED);
        let typed: serde_json::Map<_, _> =
            fields.map(|(name, text)| (name.to_owned(), Value::from(text))).collect();
        self.details.insert(TYPED.to_owned(), typed.into());
        self
    }

    /// What was typed into a field, where the fault carries it.
    pub fn typed(&self, field: &str) -> Option<&str> {
        self.details.get(TYPED)?.get(field)?.as_str()
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.error)
    }
}

impl std::error::Error for Fault {}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    /// Leptos' own failures: a broken request is the caller's, a lost line says so, the rest is ours.
    fn from_server_fn_error(failure: ServerFnErrorErr) -> Self {
        let words = lost_words(Locale::here());
        match failure {
            ServerFnErrorErr::Deserialization(said) if said.contains("length limit exceeded") => {
                mark_status(Code::TooLarge);
                Self::new(Code::TooLarge, words.too_large)
            }
            // On the server only what a caller sent is deserialised; in the browser only what the server sent.
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
                if cfg!(not(target_arch = "wasm32")) =>
            {
                mark_status(Code::InvalidInput);
                Self::new(Code::InvalidInput, words.incomplete)
            }
            ServerFnErrorErr::Request(_) => Self::new(Code::Internal, words.unreachable),
            _ => Self::new(Code::Internal, words.ours),
        }
    }
}

/// What is said of a request that got lost on its way to a verb, or of its answer on the way back.
pub struct LostWords {
    /// More was sent than can be taken.
    pub too_large: &'static str,
    /// A form lacked something.
    pub incomplete: &'static str,
    /// The server did not answer.
    pub unreachable: &'static str,
    /// The server failed.
    pub ours: &'static str,
}

/// These sentences in a language.
pub fn lost_words(locale: Locale) -> LostWords {
    match locale {
        Locale::En => LostWords {
            too_large: "That is more than can be taken at once.",
            incomplete: "The form was not complete. Reload the page and try again.",
            unreachable: "The server could not be reached. What you wrote is still here; try again in a moment.",
            ours: "Something went wrong on our side. Try again in a moment.",
        },
        Locale::De => LostWords {
            too_large: "Das ist mehr, als auf einmal angenommen werden kann.",
            incomplete: "Das Formular war nicht vollständig. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
            unreachable: "Der Server ist nicht erreichbar. Was Sie geschrieben haben, steht noch hier; versuchen Sie es gleich noch einmal.",
            ours: "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
        },
        Locale::Ar => LostWords {
            too_large: "هذا أكثر مما يمكن قبوله دفعة واحدة.",
            incomplete: "لم يكن النموذج كاملًا. أعد تحميل الصفحة وحاول ثانية.",
            unreachable: "تعذر الوصول إلى الخادم. ما كتبته ما زال هنا؛ حاول ثانية بعد لحظة.",
            ours: "حدث خطأ من جهتنا. حاول ثانية بعد لحظة.",
        },
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn mark_status(code: Code) {
    crate::server::mark_status(code, None);
}

#[cfg(target_arch = "wasm32")]
fn mark_status(_: Code) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_gets_back_what_was_typed_and_fits_an_address() {
        let long = "a".repeat(301);
        let fault = Fault::new(Code::InvalidInput, "a").with_typed([("email", "carol@"), ("name", &*long)]);
        assert_eq!((fault.typed("email"), fault.typed("name")), (Some("carol@"), None));
        assert_eq!(fault.of_field("email"), None, "what was typed is not what is wrong with it");
        assert_eq!(Fault::new(Code::Internal, "a").typed("email"), None);
    }
}
