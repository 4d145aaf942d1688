//! An address that mail could go to.

use base::InvalidText;

use crate::Refusal;

/// An email address, checked for its form. Whether anybody reads it only a mail can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address. White space around it goes; its case stays, and does not count in comparisons.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let wrong = || Err(Refusal::NotAnAddress);
        if text.is_empty() {
            return Err(Refusal::Text(InvalidText::Required));
        }
        if text.len() > 254
            || text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\",;()[]\\".contains(c))
        {
            return wrong();
        }
        match text.split_once('@') {
            Some((local, domain))
                if (1..=64).contains(&local.len())
                    && !domain.contains('@')
                    && domain.contains('.')
                    && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-')) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => wrong(),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_only_looks_like_them() {
        for good in ["carol@example.com", " a+b@mail.example.co ", "ü@example.com"] {
            assert!(EmailAddress::parse(good).is_ok(), "{good}");
        }
        for bad in
            ["", "carol", "a@b", "a@@b.c", "a b@c.d", "a@b..c", "a\n@b.c", "a@b.c\0", "<a@b.c>", "@b.c"]
        {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
    }
}
