//! Parts of satisfaction, for pages that show tickets.

mod fields;
mod line;
mod score_badge;

pub use fields::SatisfactionFields;
pub use line::SatisfactionLine;
pub(super) use score_badge::ScoreBadge;
