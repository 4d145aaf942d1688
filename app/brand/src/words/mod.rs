//! What the brand's page says.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::{AddressProblem, Palette, Theme};

/// The sentences of one language.
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub changes: &'static str,
    pub keywords: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub logo: &'static str,
    pub logo_hint: &'static str,
    pub use_logo: &'static str,
    pub remove_logo: &'static str,
    pub colour: &'static str,
    pub own_colour: &'static str,
    pub colour_code: &'static str,
    pub pick: &'static str,
    pub greeting: &'static str,
    pub own_greeting: &'static str,
    pub footer_links: &'static str,
    pub footer_links_hint: &'static str,
    pub link_title: &'static str,
    pub link_address: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub preview: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub a_button: &'static str,
    pub what_is_new: &'static str,
    pub addresses: &'static str,
    pub addresses_change: &'static str,
    pub addresses_lead: &'static str,
    pub addresses_how: &'static str,
    pub not_set: &'static str,
    pub address_problem: fn(AddressProblem) -> &'static str,
    pub colour_notes: fn(&Palette) -> Vec<String>,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

/// A note for each theme on which the colour had to be moved: the theme, its ratio there, what is shown instead, and the
/// ratio of that.
fn notes(palette: &Palette, note: fn(Theme, String, String, String) -> String) -> Vec<String> {
    // Not rounded up: what is said to be 3.0 is not 2.96.
    let said = |ratio: f64| format!("{:.1}", (ratio * 10.0).floor() / 10.0);
    let note = |theme: Theme| {
        let shades = palette.on(theme);
        note(theme, said(shades.given_ratio), shades.lamp.to_string(), said(shades.ratio(theme)))
    };
    palette.adjusted().map(note).collect()
}
