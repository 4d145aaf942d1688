//! What an HTML form says, read as the verbs want it: an empty field was not filled in.

use base::{
    InvalidText,
    server::{Result, invalid},
};

/// A whole number in a field.
///
/// # Errors
/// Invalid input where it is none.
pub(crate) fn number(field: Option<String>, name: &str) -> Result<Option<i32>> {
    let said = field.filter(|text| !text.trim().is_empty());
    said.map(|text| text.trim().parse().map_err(|_| invalid(name, InvalidText::Unreadable))).transpose()
}
