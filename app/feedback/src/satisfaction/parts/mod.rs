//! Parts of satisfaction, for pages that show tickets.

mod fields;
mod line;

pub use fields::SatisfactionFields;
pub use line::SatisfactionLine;
