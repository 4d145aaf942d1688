//! Parts of the board.

mod answer;
mod its_feedback;
mod manage;
mod news;
mod status_badge;
mod suggest_form;
mod vote_button;

pub(super) use answer::Answer;
pub(super) use its_feedback::ItsFeedback;
pub(super) use manage::Manage;
pub(super) use news::News;
pub(super) use status_badge::IdeaStatusBadge;
pub(super) use suggest_form::SuggestForm;
pub(super) use vote_button::{VoteButton, title_id};
