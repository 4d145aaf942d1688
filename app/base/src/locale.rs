//! The languages that the interface speaks.

use serde::{Deserialize, Serialize};

/// A language of the interface. A new one is a new arm here and a `Words` constant in each domain,
/// and the compiler lists every place that misses it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Arabic.
    Ar,
}

impl Locale {
    /// Every one, in the order in which people choose.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Ar];

    /// The one of a language by its primary tag, if the interface speaks it.
    pub fn of(primary: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == primary)
    }

    /// The language tag for `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Ar => "ar",
        }
    }

    /// The writing direction for `<html dir>`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::En | Self::De => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Ar => "العربية",
        }
    }

    /// The language of the page or the request that is being answered.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn here() -> Self {
        crate::server::ClientInfo::here().locale()
    }

    /// The language of the page that the browser shows.
    #[cfg(target_arch = "wasm32")]
    pub fn here() -> Self {
        let root = leptos::prelude::document().document_element();
        root.and_then(|root| root.get_attribute("lang")).and_then(|tag| Self::of(&tag)).unwrap_or_default()
    }

    /// The form that a counted thing takes beside `count` (Unicode's plural rules for whole numbers).
    pub fn plural(self, count: i64) -> Plural {
        let last_two = count.rem_euclid(100);
        match (self, count) {
            (_, 1) => Plural::One,
            (Self::En | Self::De, _) => Plural::Other,
            (Self::Ar, 0) => Plural::Zero,
            (Self::Ar, 2) => Plural::Two,
            (Self::Ar, _) => match last_two {
                3..=10 => Plural::Few,
                11..=99 => Plural::Many,
                _ => Plural::Other,
            },
        }
    }
}

/// The forms that languages have for counted things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// None of it.
    Zero,
    /// One.
    One,
    /// A pair.
    Two,
    /// A few, as Arabic counts 3 to 10.
    Few,
    /// Many, as Arabic counts 11 to 99.
    Many,
    /// Every other number.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_in_six_forms() {
        let forms: Vec<_> =
            [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(|count| Locale::Ar.plural(count)).into();
        use Plural::{Few, Many, One, Other, Two, Zero};
        assert_eq!(forms, [Zero, One, Two, Few, Few, Many, Many, Other, Other, Few]);
        assert_eq!(Locale::De.plural(0), Other);
    }

    #[test]
    fn every_language_is_found_by_its_tag() {
        assert!(Locale::ALL.into_iter().all(|locale| Locale::of(locale.tag()) == Some(locale)));
        assert_eq!(Locale::of("fr"), None);
    }
}
