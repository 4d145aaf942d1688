//! The help center's parts: markup from plain values.

mod answers;
mod article_settings;
mod in_place;
mod language_choices;
mod manuscript;
mod neighbours;
mod newest;
mod paste;
mod pause;
mod pieces;
mod prose;
mod search_box;
mod status_badge;
mod take_in;
mod translations_menu;
mod unsaved;
mod voices;

pub use answers::Answers;
pub(crate) use article_settings::{ArticleSettings, SETTINGS, Schedule};
pub(crate) use in_place::send_in_place;
pub(crate) use language_choices::language_choices;
pub(crate) use manuscript::Manuscript;
pub(crate) use neighbours::Neighbours;
pub(crate) use newest::newest;
pub(crate) use paste::take_images;
pub(crate) use pause::Paused;
pub(crate) use pieces::marked;
pub(crate) use prose::Prose;
pub use search_box::SearchBox;
pub(crate) use status_badge::StatusBadge;
pub(crate) use take_in::take_in;
pub(crate) use translations_menu::TranslationsMenu;
pub(crate) use unsaved::{Ground, Unsaved, Words};
pub(crate) use voices::Voices;
