//! A domain as mail knows it. Both spellings of one with letters beyond ASCII are the same (UTS 46), and what a public mail
//! provider has is nobody's.

use crate::CustomerRefusal;

/// Where anybody can have an address: a domain a line, in order. Their subdomains count too.
const PUBLIC_MAIL_PROVIDERS: &str = include_str!("public_mail_providers.txt");
/// Under these a country's registry sells domains: `co.uk` is nobody's.
const REGISTRIES: [&str; 17] = [
    "ac", "asn", "co", "com", "edu", "gob", "gov", "govt", "id", "ltd", "ne", "net", "nom", "or", "org",
    "plc", "sch",
];
/// The most characters of what was written that a refusal repeats.
const REPEATED: usize = 100;

/// A domain in lower case, and in Punycode where it has letters beyond ASCII.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DomainName(String);

impl DomainName {
    /// Reads a domain as people write it: in any case, with an `@` before it or a dot after it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, CustomerRefusal> {
        let said = text.trim();
        let domain = said.strip_prefix('@').unwrap_or(said);
        let domain = domain.strip_suffix('.').unwrap_or(domain);
        let refused =
            || CustomerRefusal::NotADomain { said: base::cut(&base::single_line(said), REPEATED).to_owned() };
        // Longer than any domain, in any script: reading it would only keep us busy.
        if domain.len() > 4 * 253 {
            return Err(refused());
        }
        let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| refused())?;
        // A name for mail has a dot, and what ends in a number is an address of a machine.
        let Some((owner, last)) = ascii.rsplit_once('.') else { return Err(refused()) };
        if last.len() < 2 || last.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(refused());
        }
        if is_public(&ascii) || (last.len() == 2 && REGISTRIES.contains(&owner)) {
            return Err(CustomerRefusal::PublicDomain { domain: ascii });
        }
        Ok(Self(ascii))
    }

    /// The domain of an address, where an organisation can have it.
    pub(crate) fn of_address(email: &str) -> Option<Self> {
        Self::parse(email.rsplit_once('@')?.1).ok()
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a domain or one above it is a public mail provider's.
fn is_public(domain: &str) -> bool {
    let mut rest = Some(domain);
    while let Some(domain) = rest {
        if PUBLIC_MAIL_PROVIDERS.lines().any(|provider| provider == domain) {
            return true;
        }
        rest = domain.split_once('.').map(|(_, above)| above);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, CustomerRefusal> {
        DomainName::parse(text).map(|domain| domain.0)
    }

    #[test]
    fn every_spelling_of_a_domain_is_one() {
        for (written, domain) in [
            ("lumen.example", "lumen.example"),
            (" @Lumen.EXAMPLE. ", "lumen.example"),
            ("müller.example", "xn--mller-kva.example"),
            ("MÜLLER.example", "xn--mller-kva.example"),
            ("mu\u{308}ller.example", "xn--mller-kva.example"),
            ("xn--mller-kva.example", "xn--mller-kva.example"),
            ("XN--MLLER-KVA.example", "xn--mller-kva.example"),
            ("ｌｕｍｅｎ。example", "lumen.example"),
            ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
            ("mail.lumen.co.uk", "mail.lumen.co.uk"),
            ("lumen.co.uk", "lumen.co.uk"),
        ] {
            assert_eq!(read(written), Ok(domain.to_owned()), "{written:?}");
        }
    }

    #[test]
    fn what_is_no_domain_is_refused_and_repeated() {
        let (long_label, long) = ("a".repeat(64) + ".example", "a.".repeat(200) + "example");
        for written in [
            "",
            "@",
            "lumen",
            ".",
            "..",
            "lumen..example",
            ".lumen.example",
            "lumen.example..",
            "-lumen.example",
            "lumen-.example",
            "lu men.example",
            "lumen.example/help",
            "https://lumen.example",
            "carol@lumen.example",
            "lumen_co.example",
            "lumen.example:25",
            "*.lumen.example",
            "lumen&co.example",
            "lumen\0.example",
            "192.168.0.1",
            "[::1]",
            "lumen.e",
            "xn--.example",
            "xn--zzzzzzzz99999.example",
            "lumen\u{202e}.example",
            &long_label,
            &long,
        ] {
            assert!(
                matches!(read(written), Err(CustomerRefusal::NotADomain { .. })),
                "{written:?}: {:?}",
                read(written)
            );
        }
        let Err(CustomerRefusal::NotADomain { said }) = read(&long) else { panic!("it is no domain") };
        assert!(said.chars().count() <= REPEATED);
    }

    #[test]
    fn where_anybody_can_have_an_address_nobody_is_at_home() {
        for written in [
            "gmail.com",
            "GMail.com.",
            "mail.gmail.com",
            "gmx.de",
            "co.uk",
            "com.br",
            "qq.com",
            "ｇｍａｉｌ.com",
        ] {
            assert!(matches!(read(written), Err(CustomerRefusal::PublicDomain { .. })), "{written}");
        }
        assert!(read("notgmail.com").is_ok() && read("gmail.example").is_ok());
    }

    #[test]
    fn the_list_of_providers_is_in_order_and_says_each_once() {
        let lines: Vec<_> = PUBLIC_MAIL_PROVIDERS.lines().collect();
        let mut tidy = lines.clone();
        tidy.sort_unstable();
        tidy.dedup();
        assert_eq!(lines, tidy);
        for line in lines {
            assert_eq!(idna::domain_to_ascii_strict(line).unwrap(), line);
        }
    }

    #[test]
    fn an_address_has_the_domain_after_its_sign() {
        let domain = DomainName::of_address("ü@Müller.example").unwrap();
        assert_eq!(domain.as_str(), "xn--mller-kva.example");
        assert_eq!(DomainName::of_address("carol@gmail.com"), None);
        assert_eq!(DomainName::of_address("carol"), None);
    }
}
