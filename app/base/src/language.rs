//! The languages that people write and read in. Content may be in any of them; the interface speaks a few
//! ([`crate::Locale`]).

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

/// A language tag of BCP 47 in lower case, as far as content needs it: `en`, `pt-br`, `zh-hant`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "en")]
pub struct Language(String);

impl Language {
    /// The language that content is in where nobody says.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Reads a tag in any case, with `-` or `_` between its parts.
    pub fn parse(text: &str) -> Option<Self> {
        let tag = text.trim().to_ascii_lowercase().replace('_', "-");
        let is_part = |part: &str, least: usize| {
            (least..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        };
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_primary =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|letter| letter.is_ascii_lowercase());
        (is_primary && tag.len() <= 20 && parts.all(|part| is_part(part, 2))).then_some(Self(tag))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its region or script.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The writing direction for `dir`.
    pub fn direction(&self) -> &'static str {
        match self.primary() {
            "ar" | "dv" | "fa" | "he" | "ps" | "ur" | "yi" => "rtl",
            _ => "ltr",
        }
    }

    /// What its speakers call it; the tag itself for one that is not on our list.
    pub fn own_name(&self) -> &str {
        match self.primary() {
            "ar" => "العربية",
            "da" => "Dansk",
            "de" => "Deutsch",
            "en" => "English",
            "es" => "Español",
            "fa" => "فارسی",
            "fi" => "Suomi",
            "fr" => "Français",
            "he" => "עברית",
            "it" => "Italiano",
            "ja" => "日本語",
            "nl" => "Nederlands",
            "no" => "Norsk",
            "pl" => "Polski",
            "pt" => "Português",
            "ru" => "Русский",
            "sv" => "Svenska",
            "tr" => "Türkçe",
            "uk" => "Українська",
            "zh" => "中文",
            _ => &self.0,
        }
    }

    /// The languages that a reader can read, best first: what they chose, what their browser says, each followed
    /// by the same language of any region, and English at the end.
    pub fn chain(chosen: Option<&str>, accepted: Option<&str>) -> Vec<Self> {
        let mut chain = Vec::new();
        let mut add = |tag: &str| {
            let Some(language) = Self::parse(tag) else { return };
            let primary = Self(language.primary().to_owned());
            for language in [language, primary] {
                if !chain.contains(&language) {
                    chain.push(language);
                }
            }
        };
        chosen.into_iter().for_each(&mut add);
        ranked(accepted.unwrap_or_default()).into_iter().for_each(&mut add);
        chain.truncate(MOST_ACCEPTED - 1);
        if !chain.contains(&Self::english()) {
            chain.push(Self::english());
        }
        chain
    }

    /// The primary languages of a chain, each once, in its order.
    pub fn primaries(chain: &[Self]) -> impl Iterator<Item = &str> {
        let mut seen = HashSet::new();
        chain.iter().map(Self::primary).filter(move |language| seen.insert(*language))
    }
}

/// A browser that accepts more languages than this is not read to its end.
const MOST_ACCEPTED: usize = 12;

/// The tags of an `Accept-Language` header, most wanted first (RFC 9110, 12.5.4).
fn ranked(header: &str) -> Vec<&str> {
    let mut tags: Vec<(u32, &str)> = header
        .split(',')
        .take(MOST_ACCEPTED)
        .filter_map(|range| {
            let (tag, weight) = range.split_once(';').map_or((range, "q=1"), |(tag, weight)| (tag, weight));
            let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a weight from 0 to 1"
            )]
            let weight = (weight.clamp(0.0, 1.0) * 1_000.0) as u32;
            (weight > 0).then_some((weight, tag.trim()))
        })
        .collect();
    tags.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    tags.into_iter().map(|(_, tag)| tag).collect()
}

impl TryFrom<String> for Language {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("is not a language tag like en or pt-br")
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(chosen: Option<&str>, accepted: &str) -> String {
        Language::chain(chosen, Some(accepted)).iter().map(Language::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_reader_gets_what_they_want_most_first() {
        assert_eq!(chain(None, "de-AT,de;q=0.9,en;q=0.8"), "de-at de en");
        assert_eq!(chain(None, "en;q=0.2, ar"), "ar en");
        assert_eq!(chain(Some("pt_BR"), "fr"), "pt-br pt fr en");
        assert_eq!(chain(None, "de;q=0, fr;q=x, *;q=0.5"), "en");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for wrong in ["", "e", "english", "en-", "en/../x", "1n", "en-\u{0}"] {
            assert_eq!(Language::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Language::parse(" zh_Hant ").unwrap().as_str(), "zh-hant");
    }

    proptest! {
        #[test]
        fn no_header_breaks_the_chain(header in ".{0,200}") {
            let chain = Language::chain(None, Some(&header));
            prop_assert!(chain.contains(&Language::english()) && chain.len() <= MOST_ACCEPTED);
        }
    }
}
