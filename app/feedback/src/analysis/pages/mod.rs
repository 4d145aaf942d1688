//! The pages of the analysis.

mod tag_rules;
mod trends;

pub use tag_rules::TagRulesPage;
pub use trends::TrendsPage;
