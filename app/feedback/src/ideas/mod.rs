//! Ideas: what people wish of the house, voted on by everybody, answered by the desk.

mod actions;
mod draft;
mod filter;
mod idea;
mod idea_changed;
mod notice;
mod pages;
mod parts;
mod refusal;
mod routes;
mod status;

pub use actions::{IdeaBoard, SeenIdea};
pub use draft::{IdeaChange, IdeaMerge, LONGEST_IDEA_TEXT, LONGEST_IDEA_TITLE, NewIdea};
pub use filter::{IdeaFilter, IdeaSort};
pub use idea::{Idea, IdeaAnswer, IdeaId, IdeaLink, Ideas};
pub use idea_changed::{IdeaChanged, IdeaEvent, IdeaFacts};
pub use notice::{IdeaNews, IdeaNotice, IdeaNoticeId};
pub use refusal::IdeaRefusal;
pub use routes::IdeaRoutes;
pub use status::IdeaStatus;
