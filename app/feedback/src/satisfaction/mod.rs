//! Satisfaction: how somebody found the help they got, asked once after their ticket was resolved.

mod actions;
mod draft;
mod filter;
mod form;
mod pages;
mod parts;
mod rated;
mod rating;
mod refusal;

pub use draft::{LONGEST_SATISFACTION_COMMENT, SatisfactionDraft};
pub use filter::SatisfactionFilter;
pub use form::{GivenRating, SatisfactionForm, may_rate};
pub use pages::RatingsAtDesk;
pub use parts::{SatisfactionFields, SatisfactionLine};
pub use rated::SatisfactionRated;
pub use rating::{SatisfactionRating, SatisfactionRatingId, SatisfactionRatings};
pub use refusal::SatisfactionRefusal;
