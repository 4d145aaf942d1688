//! What the verbs that mix domains bring to the server.

use domain::server::Domain;

use super::rest;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("app").rest(rest::routes())
}
