//! What an admin decides of how the house looks, and the rules for it.

use std::collections::BTreeMap;

use base::{InvalidFields, Locale, check_length, check_name, double_option, note_invalid, single_line};
use files::FileId;
use serde::{Deserialize, Serialize};

use crate::{Colour, Refusal};

/// What the house is called where nobody named it.
pub const DEFAULT_NAME: &str = "Porchlight";
/// The longest name, in characters.
const LONGEST_NAME: usize = 40;
/// The longest greeting, in characters.
const LONGEST_GREETING: usize = 120;
/// The most links at the foot of every page.
const MOST_LINKS: usize = 8;
/// The longest title of a link, in characters.
const LONGEST_TITLE: usize = 40;
/// The longest address of a link, in characters.
const LONGEST_HREF: usize = 500;

/// How the house looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Brand {
    /// What it is called: in the header, in titles, in what it sends.
    pub name: String,
    /// The picture beside the name: a file that is a picture.
    pub logo: Option<FileId>,
    /// The colour of the next action, like `#0a7d4b`; none for the lamp's amber.
    #[schema(value_type = Option<String>, example = "#0a7d4b")]
    pub colour: Option<Colour>,
    /// The first line of the home page by language (`en`, `de`, `ar`); the house's own where there is none.
    #[schema(value_type = BTreeMap<String, String>)]
    pub greeting: BTreeMap<Locale, String>,
    /// The links at the foot of every page.
    pub footer_links: Vec<FooterLink>,
}

impl Default for Brand {
    fn default() -> Self {
        Self {
            name: DEFAULT_NAME.to_owned(),
            logo: None,
            colour: None,
            greeting: BTreeMap::new(),
            footer_links: Vec::new(),
        }
    }
}

/// A link at the foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FooterLink {
    /// What it says.
    pub title: String,
    /// Where it leads: an address of the web or of mail, or a path of ours.
    pub href: String,
}

/// What to change; what is missing stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BrandChange {
    /// What it is called.
    pub name: Option<String>,
    /// A file that was sent and is a picture; null for none.
    #[serde(deserialize_with = "double_option")]
    #[schema(value_type = Option<FileId>)]
    pub logo: Option<Option<FileId>>,
    /// The colour, like `#0a7d4b`; null for the lamp's amber.
    #[serde(deserialize_with = "double_option")]
    #[schema(value_type = Option<String>)]
    pub colour: Option<Option<Colour>>,
    /// The greetings of all languages.
    #[schema(value_type = Option<BTreeMap<String, String>>)]
    pub greeting: Option<BTreeMap<Locale, String>>,
    /// The links at the foot, all of them.
    pub footer_links: Option<Vec<FooterLink>>,
}

impl BrandChange {
    /// The change with its texts tidied.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        if let Some(name) = &mut self.name {
            *name = single_line(name);
            note_invalid(&mut wrong, "name", check_name(name, LONGEST_NAME));
        }
        if let Some(greeting) = &mut self.greeting {
            greeting.values_mut().for_each(|said| *said = single_line(said));
            greeting.retain(|_, said| !said.is_empty());
            let checked = greeting.values().try_for_each(|said| check_length(said, LONGEST_GREETING));
            note_invalid(&mut wrong, "greeting", checked);
        }
        if let Some(links) = &mut self.footer_links {
            note_invalid(&mut wrong, "footer_links", check_links(links));
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// Does it.
    pub fn apply(self, brand: &mut Brand) {
        let Self { name, logo, colour, greeting, footer_links } = self;
        brand.name = name.unwrap_or_else(|| std::mem::take(&mut brand.name));
        brand.logo = logo.unwrap_or(brand.logo);
        brand.colour = colour.unwrap_or(brand.colour);
        if let Some(greeting) = greeting {
            brand.greeting = greeting;
        }
        if let Some(links) = footer_links {
            brand.footer_links = links;
        }
    }
}

fn check_links(links: &mut [FooterLink]) -> Result<(), Refusal> {
    if links.len() > MOST_LINKS {
        return Err(Refusal::ManyLinks { most: MOST_LINKS });
    }
    for FooterLink { title, href } in links {
        *title = single_line(title);
        *href = href.trim().to_owned();
        if check_name(title, LONGEST_TITLE).is_err() {
            return Err(Refusal::LinkTitle { href: shortened(href), most: LONGEST_TITLE });
        }
        if !is_safe_address(href) {
            return Err(Refusal::LinkAddress { href: shortened(href) });
        }
    }
    Ok(())
}

/// Whether a link may lead there: to the web, to mail, or to a page of ours. A browser drops line breaks and reads
/// backslashes as slashes, so that there may be none.
fn is_safe_address(href: &str) -> bool {
    let lower = href.to_ascii_lowercase();
    let is_plain =
        !href.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '\\');
    let is_ours = href.starts_with('/') && !href.starts_with("//");
    let leads_on = |scheme: &str| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
    is_plain
        && href.chars().count() <= LONGEST_HREF
        && (is_ours || ["https://", "http://", "mailto:"].into_iter().any(leads_on))
}

/// The beginning of what was handed in, to name it in a sentence.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(href: &str) -> BrandChange {
        let link = FooterLink { title: "Imprint".to_owned(), href: href.to_owned() };
        BrandChange { footer_links: Some(vec![link]), ..BrandChange::default() }
    }

    #[test]
    fn a_link_leads_to_the_web_to_mail_or_to_us() {
        for good in
            ["https://example.com/imprint", "HTTP://example.com", "mailto:help@example.com", "/help/faq", "/"]
        {
            assert!(link(good).check().is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "https://",
            "",
            "imprint",
            "vbscript:x",
            "https://a b",
            &format!("/{}", "a".repeat(10_000)),
        ] {
            assert!(link(bad).check().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn what_is_too_long_or_turns_the_page_around_is_refused_by_its_field() {
        let long = "a".repeat(10_000);
        let change = BrandChange {
            name: Some(long.clone()),
            greeting: Some(BTreeMap::from([(Locale::De, long.clone())])),
            footer_links: Some(vec![FooterLink { title: long, href: "/".to_owned() }]),
            ..BrandChange::default()
        };
        let wrong: Vec<_> = change.check().unwrap_err().into_keys().collect();
        assert_eq!(wrong, ["footer_links", "greeting", "name"]);
        let turned = BrandChange { name: Some("\u{200b}".to_owned()), ..BrandChange::default() };
        assert!(turned.check().is_err());
        let many = BrandChange {
            footer_links: Some(vec![FooterLink { title: "a".to_owned(), href: "/".to_owned() }; 9]),
            ..BrandChange::default()
        };
        assert!(many.check().is_err());
    }

    #[test]
    fn what_is_not_said_stays_and_null_is_said() {
        let mut brand = Brand { colour: Colour::parse("#0a7d4b"), ..Brand::default() };
        BrandChange { name: Some("Lumen".to_owned()), ..BrandChange::default() }.apply(&mut brand);
        assert_eq!((brand.name.as_str(), brand.colour), ("Lumen", Colour::parse("#0a7d4b")));
        BrandChange { colour: Some(None), ..BrandChange::default() }.apply(&mut brand);
        assert_eq!((brand.name.as_str(), brand.colour), ("Lumen", None));
    }
}
