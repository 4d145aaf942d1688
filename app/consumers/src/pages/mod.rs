//! The consumers' pages.

mod set_aside;

pub use set_aside::SetAsidePage;
