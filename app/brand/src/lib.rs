//! The brand: how the house looks to everybody who comes.

mod actions;
mod addresses;
mod colour;
mod house_brand;
mod pages;
mod refusal;
mod routes;
mod settings_entries;
mod shown;
mod words;

pub use addresses::{AddressProblem, HouseAddresses};
pub use colour::{Colour, Palette, Shades, Theme};
pub use house_brand::{Brand, BrandChange, DEFAULT_NAME, FooterLink};
pub use refusal::Refusal;
pub use routes::BrandRoutes;
pub use settings_entries::settings_entries;
pub use shown::{ShownBrand, brand, provide_brand};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
