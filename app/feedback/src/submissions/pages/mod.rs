//! The pages of feedback.

mod at_desk;
mod give;
mod list;

pub use at_desk::FeedbackAtDesk;
pub(super) use give::GivenHere;
pub use give::{FeedbackFramePage, GiveFeedbackPage};
pub use list::FeedbackListPage;
