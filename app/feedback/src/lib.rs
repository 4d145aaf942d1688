//! Feedback in one tap, ideas and their votes, satisfaction after a resolution, and what all of it says.

mod analysis;
mod ideas;
mod satisfaction;
mod submissions;
mod words;

pub use analysis::{
    AnalysisProgress, AnalysisRefusal, AnalysisRoutes, AnomalyShare, Dimension, FeedbackAnomaly,
    FeedbackAnomalyEvent, FeedbackAnomalyId, FeedbackTrends, TagRule, TagRuleDraft, TagRuleId, TagRules,
    TagTrial, TrendDay, TrendShare, TrendsFilter, TrialText, settings_entries,
};
pub use submissions::{
    Feedback, FeedbackAtDesk, FeedbackChange, FeedbackEvent, FeedbackFacts, FeedbackFilter,
    FeedbackHappening, FeedbackId, FeedbackIdea, FeedbackKind, FeedbackList, FeedbackRefusal, FeedbackRoutes,
    FeedbackStatus, FeedbackTicket, NewFeedback, Sentiment, SubmittedFeedback, is_feedback_frame,
};

pub use ideas::{
    Idea, IdeaAnswer, IdeaBoard, IdeaChange, IdeaChanged, IdeaEvent, IdeaFacts, IdeaFilter, IdeaId, IdeaLink,
    IdeaMerge, IdeaNews, IdeaNotice, IdeaNoticeId, IdeaRefusal, IdeaRoutes, IdeaSort, IdeaStatus, Ideas,
    LONGEST_IDEA_TEXT, LONGEST_IDEA_TITLE, NewIdea, SeenIdea,
};
pub use satisfaction::{
    GivenRating, LONGEST_SATISFACTION_COMMENT, RatingsAtDesk, SatisfactionDraft, SatisfactionFields,
    SatisfactionFilter, SatisfactionForm, SatisfactionLine, SatisfactionRated, SatisfactionRating,
    SatisfactionRatingId, SatisfactionRatings, SatisfactionRefusal, may_rate,
};

pub use words::satisfaction::{SatisfactionWords, satisfaction_words};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
