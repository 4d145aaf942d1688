//! What an admin decides about people, as the page that finds settings lists it.

use base::Locale;
use ui::SettingsEntry;

use crate::{organization_settings::organization_settings, people::people_settings};

/// The settings of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    people_settings(locale).into_iter().chain([organization_settings(locale)]).collect()
}
