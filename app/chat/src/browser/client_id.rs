//! The id that a message has before the server knows it.

use base::uuid::{Builder, Uuid};
use leptos::prelude::window;

/// A new one. Of the browser's random bytes, not of `randomUUID`: that one is missing where a house is served without TLS.
pub(crate) fn new_client_id() -> Option<Uuid> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Builder::from_random_bytes(bytes).into_uuid())
}
