//! What the page of the working hours says.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct HoursWords {
    pub title: &'static str,
    pub changes: &'static str,
    pub keywords: &'static str,
    pub loading: &'static str,
    pub zone: &'static str,
    pub zone_hint: &'static str,
    pub days: &'static str,
    pub days_hint: &'static str,
    pub weekdays: [&'static str; 7],
    pub closed_dates: &'static str,
    pub closed_dates_hint: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub recount: &'static str,
    pub recount_lead: &'static str,
    pub recount_now: &'static str,
    pub begun: &'static str,
}

/// The sentences of a language.
pub(crate) fn hours_words(locale: Locale) -> &'static HoursWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}
