//! Parts of the pages of feedback.

mod detailed;
mod faces;
mod hidden_fields;
mod its_idea;
mod mask;
mod picture;
mod quick;
mod screenshot_field;
mod sentiment_badge;

pub(super) use detailed::Detailed;
pub(super) use its_idea::ItsIdea;
pub(super) use quick::Quick;
pub(super) use sentiment_badge::{SentimentBadge, StatusBadge};
