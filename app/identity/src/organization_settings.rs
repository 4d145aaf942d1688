//! The organisations among what an admin decides, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::customer_words::customer_words;

/// Where organisations are made and changed.
pub fn organization_settings(locale: Locale) -> SettingsEntry {
    let words = customer_words(locale);
    SettingsEntry {
        area: SettingsArea::People,
        title: words.organizations.to_owned(),
        href: "/agent/organizations",
        changes: words.organizations_lead.to_owned(),
        keywords: words.organization_keywords.to_owned(),
    }
}
