//! The brand's server functions.

use base::Fault;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Brand, FooterLink, HouseAddresses};

/// What the brand's page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrandDesk {
    /// The brand.
    pub brand: Brand,
    /// The addresses of the house.
    pub addresses: HouseAddresses,
}

/// The brand, with what only an admin sees of it.
#[server]
pub async fn load_brand_desk() -> Result<BrandDesk, Fault> {
    use crate::server::{asked_host, find_brand, house_addresses};
    let (ctx, actor) = base::server::caller();
    let brand = find_brand(&ctx, &actor).await?;
    Ok(BrandDesk { addresses: house_addresses(&ctx, &actor, asked_host().as_deref())?, brand })
}

/// The brand as its form spells it; an empty field is nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BrandForm {
    /// What the house is called.
    pub name: String,
    /// Whether it has a colour of its own.
    pub has_colour: Option<String>,
    /// Which.
    pub colour: String,
    /// In English.
    pub greeting_en: String,
    /// In German.
    pub greeting_de: String,
    /// In Arabic.
    pub greeting_ar: String,
    /// The links; one without title and address is none.
    pub links: Vec<FooterLink>,
}

/// Decides the brand; answers it as it is now.
#[server]
pub async fn save_brand(brand: BrandForm) -> Result<Brand, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::change_of_form(brand)?;
    Ok(crate::server::change_brand(&ctx, &actor, change).await?)
}

/// Makes the last of the files that were sent with a form the logo, or takes the logo down.
#[server]
pub async fn save_logo(attachment_ids: Option<String>, remove: Option<bool>) -> Result<Brand, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::logo_of_form(attachment_ids.as_deref(), remove == Some(true))?;
    Ok(crate::server::change_brand(&ctx, &actor, change).await?)
}
