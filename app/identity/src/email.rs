//! An address that mail could go to.

use base::{InvalidText, uuid::Uuid};

use crate::Refusal;

/// How the addresses end that stand for none: of accounts that nobody can be written to at. The domain is one that will never
/// be (RFC 2606).
const UNREACHABLE: &str = "@no-address.invalid";

/// Whether the address of an account is one: it is shown and written to, and not one that stands for none.
pub fn is_reachable(email: &str) -> bool {
    !email.to_ascii_lowercase().ends_with(UNREACHABLE)
}

/// An email address, checked for its form. Whether anybody reads it only a mail can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address. White space around it goes, and so do signs in it that nobody sees; its case stays, and does not
    /// count in comparisons.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = &visible_address(text);
        let wrong = || Err(Refusal::NotAnAddress);
        if text.is_empty() {
            return Err(Refusal::Text(InvalidText::Required));
        }
        if text.len() > 254
            || text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\",;()[]\\".contains(c))
        {
            return wrong();
        }
        if !is_reachable(text) {
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

    /// What stands for the address of somebody who has none; nobody can say that it is theirs.
    pub fn unreachable(id: Uuid) -> Self {
        Self(format!("visitor-{id}{UNREACHABLE}"))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address without what nobody sees and a copy brings along: white space around it, signs of no width, soft hyphens, marks
/// of direction. With and without them it is one account.
pub fn visible_address(text: &str) -> String {
    let is_invisible = |c: char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{61c}')
    };
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_part_of_an_address() {
        for written in [
            "a\u{200b}b@c.de",
            "\u{feff}ab@c.de",
            " \u{202d}ab@c\u{ad}.de\u{202c} ",
            "ab\u{2060}@c.de\u{200f}",
        ] {
            assert_eq!(EmailAddress::parse(written).unwrap().as_str(), "ab@c.de", "{written:?}");
        }
        assert!(EmailAddress::parse("\u{200b}").is_err());
    }

    #[test]
    fn addresses_are_told_from_what_only_looks_like_them() {
        for good in ["carol@example.com", " a+b@mail.example.co ", "ü@example.com"] {
            assert!(EmailAddress::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "carol",
            "a@b",
            "a@@b.c",
            "a b@c.d",
            "a@b..c",
            "a\n@b.c",
            "a@b.c\0",
            "<a@b.c>",
            "@b.c",
            "a@No-Address.invalid",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
    }
}
