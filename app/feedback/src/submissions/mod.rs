//! What people say about what they found: given in one tap or in their own words, read and answered for at the desk.

mod actions;
mod change;
mod event;
mod feedback;
mod feedback_form;
mod filter;
mod kind;
mod new_feedback;
mod pages;
mod parts;
mod refusal;
pub(crate) mod routes;
mod sentiment;
mod status;
mod words;

pub(crate) use actions::{FeedbackPage, load_feedback_page};
pub use change::{FeedbackChange, FeedbackIdea, FeedbackTicket};
pub use event::{FeedbackEvent, FeedbackFacts, FeedbackHappening};
pub use feedback::{Feedback, FeedbackId, FeedbackList, SubmittedFeedback};
pub(crate) use feedback_form::FeedbackForm;
pub use filter::FeedbackFilter;
pub use kind::FeedbackKind;
pub(crate) use new_feedback::LONGEST_CONTEXT;
pub use new_feedback::NewFeedback;
pub use pages::FeedbackAtDesk;
pub use refusal::FeedbackRefusal;
pub use routes::{FeedbackRoutes, is_feedback_frame};
pub use sentiment::Sentiment;
pub use status::FeedbackStatus;
pub(crate) use words::sentiment_word;
