//! The page of ratings.

mod ratings;

pub use ratings::RatingsAtDesk;
