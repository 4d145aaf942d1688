//! The help center's parts: markup from plain values.

mod answers;
mod article_editor;
mod article_presence;
mod article_settings;
mod language_choices;
mod local_draft;
mod newest;
mod paste;
mod pause;
mod pieces;
mod reader_comments;
mod search_box;
mod status_badge;
mod translations_menu;
mod upload_archive;

pub use answers::Answers;
pub(crate) use article_editor::ArticleEditor;
pub(crate) use article_presence::ArticlePresence;
pub(crate) use article_settings::{ArticleSettings, SETTINGS, Schedule};
pub(crate) use language_choices::language_choices;
pub(crate) use local_draft::{BaseVersion, DraftText, LocalDraft};
pub(crate) use newest::newest;
pub(crate) use paste::take_images;
pub(crate) use pause::Paused;
pub(crate) use pieces::marked;
pub(crate) use reader_comments::Voices;
pub use search_box::SearchBox;
pub(crate) use status_badge::StatusBadge;
pub(crate) use translations_menu::TranslationsMenu;
pub(crate) use upload_archive::take_in;
