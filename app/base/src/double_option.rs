//! Changes: what is not said stays, what is said to be nothing goes.

use serde::{Deserialize, Deserializer};

/// Tells what is given as nothing from what is not given at all, for `#[serde(default, deserialize_with)]`.
///
/// # Errors
/// As the value itself.
pub fn double_option<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
