//! The server's half of the analysis: one verb a file, its SQL at its bottom.

mod analyse;
mod analyst;
mod anomalies;
mod anomaly;
mod first_look;
mod jobs;
mod lexicon;
mod progress;
mod provider;
pub mod rest;
mod scorer;
mod seed;
mod startup;
mod tag_rules;
mod tagging;
mod tokens;
mod trends;
mod trial;

#[cfg(test)]
mod tests;

use analyse::analyse_pending;
pub(crate) use anomalies::find_anomalies;
pub(crate) use first_look::{FirstLook, first_look, verdict_of};
pub use jobs::{AnalyseFeedback, FindAnomalies};
pub use progress::{analyse_again, progress};
pub use scorer::{Verdict, judge};
pub(crate) use seed::seed_tag_rules;
pub use startup::Startup;
pub use tag_rules::{add_tag_rule, add_tag_rule_once, change_tag_rule, remove_tag_rule, tag_rules};
pub use trends::trends;
pub use trial::try_tag_rules;
