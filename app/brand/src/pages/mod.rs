//! The brand's page.

mod addresses;
mod brand;
mod logo;
mod preview;

pub use brand::BrandPage;
