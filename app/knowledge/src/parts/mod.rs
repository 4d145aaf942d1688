//! The help center's parts: markup from plain values.

mod answers;
mod article_drawer;
mod article_editor;
mod article_presence;
mod article_settings;
mod foreign_images;
mod language_choices;
mod local_draft;
mod newest;
mod pause;
mod pieces;
mod reader_comments;
mod search_box;
mod status_badge;
mod translations_menu;
mod upload_archive;
mod upload_images;
mod writer_clock;

pub use answers::Answers;
pub(crate) use article_drawer::ArticleDrawer;
pub(crate) use article_editor::ArticleEditor;
pub(crate) use article_presence::ArticlePresence;
pub(crate) use article_settings::{ArticleSettings, SETTINGS, Schedule};
pub(crate) use foreign_images::ForeignImages;
pub(crate) use language_choices::language_choices;
pub(crate) use local_draft::{BaseVersion, DraftText, LocalDraft};
pub use newest::newest;
pub use pause::Paused;
pub use pieces::marked;
pub(crate) use reader_comments::ReaderComments;
pub use search_box::SearchBox;
pub(crate) use status_badge::StatusBadge;
pub(crate) use translations_menu::TranslationsMenu;
pub(crate) use upload_archive::take_in;
pub(crate) use upload_images::upload_images_into;
pub(crate) use writer_clock::{GoesOut, follow_clock};
