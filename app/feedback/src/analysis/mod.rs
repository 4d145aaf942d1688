//! What all of the feedback says: tags by rules, trends, and days that are unlike others.

mod actions;
mod anomaly;
mod pages;
mod progress;
mod refusal;
mod routes;
mod settings_entries;
mod tag_rule;
mod tag_rule_form;
mod trends;
mod words;

pub use anomaly::{AnomalyShare, FeedbackAnomaly, FeedbackAnomalyEvent, FeedbackAnomalyId};
pub use progress::AnalysisProgress;
pub use refusal::AnalysisRefusal;
pub use routes::AnalysisRoutes;
pub use settings_entries::settings_entries;
pub use tag_rule::{TagRule, TagRuleDraft, TagRuleId, TagRules};
pub(crate) use tag_rule_form::TagRuleForm;
pub use tag_rule_form::{TagTrial, TrialText};
pub use trends::{Dimension, FeedbackTrends, TrendDay, TrendShare, TrendsFilter};
