//! Rendering and sanitising: a surface a file, and what both stand on.

mod addresses;
mod article;
mod direction;
mod limits;
mod message;
mod own_image;
mod plain;
mod render_blocking;
mod sanitise;
mod text;
mod tree;

pub use article::{article_options, render_article};
pub use direction::with_directions;
pub use limits::{LONGEST_PAGE, TooHeavy, check_article};
pub use message::{RenderedMessage, render_message};
pub use plain::plain_message;
pub use render_blocking::render_blocking;
pub use sanitise::sanitise_article;
pub use text::html_to_text;
