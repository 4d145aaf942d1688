//! The server's half of the brand.

mod addresses;
mod domain;
mod form;
mod house_brand;
mod layer;
mod logo;
pub mod permissions;
mod rest;
mod seed;
mod stylesheet;

#[cfg(test)]
mod tests;

pub(crate) use addresses::asked_host;
pub use addresses::house_addresses;
pub use domain::domain;
pub(crate) use form::{change_of_form, logo_of_form};
pub use house_brand::{brand, change_brand, find_brand};
pub(crate) use layer::brand_of_request;
pub use layer::{brand_layer, brand_name};
pub use logo::BrandLogo;
pub use stylesheet::stylesheet_address;
