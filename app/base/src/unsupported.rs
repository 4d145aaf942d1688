//! A field that the contract names for what is not here yet.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, SeqAccess, Visitor},
};

/// May be left out, null or an empty list; anything else is refused, so that nobody believes it was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsupported;

impl<'de> Deserialize<'de> for Unsupported {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nothing)
    }
}

struct Nothing;

impl<'de> Visitor<'de> for Nothing {
    type Value = Unsupported;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("nothing yet")
    }

    fn visit_unit<E: Error>(self) -> Result<Unsupported, E> {
        Ok(Unsupported)
    }

    fn visit_none<E: Error>(self) -> Result<Unsupported, E> {
        Ok(Unsupported)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Unsupported, A::Error> {
        match list.next_element::<IgnoredAny>()? {
            None => Ok(Unsupported),
            Some(_) => Err(A::Error::invalid_length(1, &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_and_something_refused() {
        for nothing in ["null", "[]"] {
            assert_eq!(serde_json::from_str::<Unsupported>(nothing).unwrap(), Unsupported);
        }
        for something in ["[1]", "\"a\"", "7", "true", "{}"] {
            assert!(serde_json::from_str::<Unsupported>(something).is_err(), "{something}");
        }
    }
}
