//! What tickets' words are called in the reader's language, for pages of other domains that count tickets.

use ui::locale;

use crate::{Priority, Source, Status, words::words};

/// What a status is called.
pub fn status_name(status: Status) -> &'static str {
    (words(locale()).status_of)(status)
}

/// What a priority is called.
pub fn priority_name(priority: Priority) -> &'static str {
    (words(locale()).priority_of)(priority)
}

/// How a ticket came.
pub fn source_name(source: Source) -> &'static str {
    (words(locale()).source_of)(source)
}

/// What a category is called: those that every house begins with have a name in each language, an admin's own the one that
/// the admin gave it; the slug where nobody knows.
pub fn category_name(slug: &str, own: Option<&str>) -> String {
    let known = (words(locale()).category_of)(slug);
    known.or(own).unwrap_or(slug).to_owned()
}
