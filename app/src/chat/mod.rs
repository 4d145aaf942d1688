//! The pages of a visitor's chat. They stand here because they show articles of the help center beside it.

mod answers;
mod article;
mod lamp_places;
mod page;

pub use article::ChatArticle;
pub(crate) use lamp_places::{is_frame, shows_lamp};
pub(crate) use page::{ChatFramePage, ChatPage};
