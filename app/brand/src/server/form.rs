//! The page's form as a change: every field stands in it, and an empty one is nothing.

use std::collections::BTreeMap;

use base::{
    Locale,
    server::{Result, invalid},
};

use crate::{BrandChange, Colour, FooterLink, Refusal, actions::BrandForm};

/// The change that a form asks for.
///
/// # Errors
/// Invalid input where its colour is none.
pub(crate) fn change_of_form(form: BrandForm) -> Result<BrandChange> {
    let BrandForm { name, has_colour, colour, greeting_en, greeting_de, greeting_ar, links } = form;
    let colour = match has_colour {
        Some(_) => Some(Colour::parse(&colour).ok_or_else(|| invalid("colour", Refusal::NotAColour))?),
        None => None,
    };
    let greeting = [(Locale::En, greeting_en), (Locale::De, greeting_de), (Locale::Ar, greeting_ar)];
    let is_filled = |link: &FooterLink| !link.title.trim().is_empty() || !link.href.trim().is_empty();
    Ok(BrandChange {
        name: Some(name),
        logo: None,
        colour: Some(colour),
        greeting: Some(BTreeMap::from(greeting)),
        footer_links: Some(links.into_iter().filter(is_filled).collect()),
    })
}

/// The change that the form of the logo asks for.
///
/// # Errors
/// Invalid input for what is no id of a file, and where no file came.
pub(crate) fn logo_of_form(attachment_ids: Option<&str>, is_removed: bool) -> Result<BrandChange> {
    let sent = files::attachment_ids(attachment_ids).map_err(|refusal| invalid("logo", refusal))?;
    let logo = sent.last().copied();
    if logo.is_none() && !is_removed {
        return Err(invalid("logo", files::Refusal::NotAPicture));
    }
    Ok(BrandChange { logo: Some(logo.filter(|_| !is_removed)), ..BrandChange::default() })
}
