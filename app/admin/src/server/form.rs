//! What forms send, as verbs take it.

use std::collections::BTreeMap;

use base::{
    InvalidFields,
    server::{Error, Result},
};

use super::retention::days_refusal;
use crate::RetentionChange;

/// The days of each kind; an empty field is for ever.
///
/// # Errors
/// [`Error::Invalid`] for every one that is no number of days.
pub(crate) fn retention_change(typed: BTreeMap<String, String>) -> Result<RetentionChange> {
    let (mut days, mut wrong) = (BTreeMap::new(), InvalidFields::new());
    for (kind, text) in typed {
        match text.trim() {
            "" => {
                days.insert(kind, None);
            }
            text => match text.parse() {
                Ok(number) => {
                    days.insert(kind, Some(number));
                }
                Err(_) => {
                    wrong.insert(kind, days_refusal().into());
                }
            },
        }
    }
    if wrong.is_empty() { Ok(RetentionChange { days }) } else { Err(Error::Invalid(wrong)) }
}
