//! The name of a time zone, as the IANA database spells it.

use crate::Refusal;

/// A name that a zone could have: `Europe/Berlin`. Whether there is such a zone only the server knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZoneName(String);

impl TimeZoneName {
    /// Reads a name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/_-+".contains(c);
        if text.len() <= 64
            && text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(is_plain)
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal::NotATimeZone)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_told_from_what_is_none() {
        for good in
            ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"]
        {
            assert!(TimeZoneName::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "+02:00", "Europe/Berlin; drop", "Mitteleuropa\u{e4}", &"a".repeat(65)] {
            assert!(TimeZoneName::parse(bad).is_err(), "{bad}");
        }
    }
}
