//! What measures are called.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::Measure;

/// What a measure is called.
pub(crate) fn measure(measure: Measure, locale: Locale) -> &'static str {
    match locale {
        Locale::En => en::name(measure),
        Locale::De => de::name(measure),
        Locale::Ar => ar::name(measure),
    }
}
