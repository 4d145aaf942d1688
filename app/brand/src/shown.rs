//! The brand as every page shows it, known to both sides from the first byte.

use base::Locale;
use files::FileId;
use leptos::prelude::*;

use crate::{Brand, DEFAULT_NAME, FooterLink};

/// What pages show of the brand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBrand {
    /// What the house is called.
    pub name: String,
    /// Where the picture beside the name is, where there is one.
    pub logo: Option<String>,
    /// The first line of the home page in the reader's language, where somebody wrote one.
    pub greeting: Option<String>,
    /// The links at the foot.
    pub footer_links: Vec<FooterLink>,
}

impl Default for ShownBrand {
    fn default() -> Self {
        Self { name: DEFAULT_NAME.to_owned(), logo: None, greeting: None, footer_links: Vec::new() }
    }
}

#[derive(Clone, Copy)]
struct Showing(RwSignal<ShownBrand>);

/// Where a logo is, as small as a header shows it.
pub(crate) fn logo_address(logo: FileId) -> String {
    format!("/files/{logo}?size=thumbnail")
}

impl ShownBrand {
    /// What pages in a language show of a brand.
    pub(crate) fn of(brand: &Brand, locale: Locale) -> Self {
        Self {
            name: brand.name.clone(),
            logo: brand.logo.map(logo_address),
            greeting: brand.greeting.get(&locale).cloned(),
            footer_links: brand.footer_links.clone(),
        }
    }

    /// The one that the request's layer found.
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Self {
        crate::server::brand_of_request().map_or_else(Self::default, |brand| Self::of(&brand, Locale::here()))
    }

    /// The one that the page was drawn with: its header and its foot say it.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Self {
        use web_sys::wasm_bindgen::JsCast;
        let Some(header) = document().query_selector("[data-brand]").ok().flatten() else {
            return Self::default();
        };
        let mut footer_links = Vec::new();
        if let Ok(links) = document().query_selector_all("[data-footer-link]") {
            for place in 0..links.length() {
                let link = links.get(place).and_then(|link| link.dyn_into::<web_sys::Element>().ok());
                footer_links.extend(link.map(|link| FooterLink {
                    title: link.text_content().unwrap_or_default(),
                    href: link.get_attribute("href").unwrap_or_default(),
                }));
            }
        }
        Self {
            name: header.get_attribute("data-brand").unwrap_or_default(),
            logo: header.get_attribute("data-logo"),
            greeting: header.get_attribute("data-greeting"),
            footer_links,
        }
    }
}

/// Puts the brand into context, the same on both sides.
pub fn provide_brand() {
    provide_context(Showing(RwSignal::new(ShownBrand::here())));
}

/// The brand that this page shows.
pub fn brand() -> RwSignal<ShownBrand> {
    expect_context::<Showing>().0
}
