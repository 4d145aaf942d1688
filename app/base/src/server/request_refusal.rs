//! What may be wrong with a request itself, before any verb is asked. Only programs are told, and so only in English.

use std::borrow::Cow;

use crate::{Locale, Refusal};

/// A reason that is written where it is found: no page shows it.
#[derive(Clone, Debug)]
pub struct RequestRefusal(pub Cow<'static, str>);

impl RequestRefusal {
    /// A reason that is always the same.
    pub const fn new(sentence: &'static str) -> Self {
        Self(Cow::Borrowed(sentence))
    }

    /// A reason that names what came.
    pub fn naming(sentence: impl Into<String>) -> Self {
        Self(Cow::Owned(sentence.into()))
    }
}

impl Refusal for RequestRefusal {
    fn sentence(&self, _: Locale) -> String {
        self.0.clone().into_owned()
    }
}
