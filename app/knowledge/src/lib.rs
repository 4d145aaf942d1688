//! The help center: articles, their languages, their search, and what readers thought of them.

mod actions;
mod archive;
mod article;
mod article_context;
mod article_event;
mod category;
mod deflection;
mod desk_actions;
mod desk_words;
mod draft;
mod event;
mod faq;
mod faq_desk;
mod filter;
mod help_center_admin;
mod help_center_admin_actions;
mod help_center_admin_words;
mod hit;
mod image;
mod kind;
mod pages;
mod parts;
mod refusal;
mod revision;
mod routes;
mod search_words;
mod settings_entries;
mod slug;
mod status;
mod task;
mod visibility;
mod vote;
mod words;
mod working_copy;
mod writer_clock;

pub use actions::suggest;
pub use archive::{ExportFilter, FailedFile, ImportReport};
pub use article::{
    Article, ArticleCard, ArticleId, Articles, Author, Heading, LONGEST_CONTENT, LONGEST_TITLE, MOST_TAGS,
    Translation,
};
pub use article_context::{ArticleContext, ArticleFromTicket, ReaderComment, TranslationStatus};
pub use article_event::{ArticleEvent, ArticleFacts};
pub use category::{Category, CategoryDraft, CategoryId, CategoryName};
pub use deflection::{Asking, Deflecting, Deflection, DeflectionId, DeflectionReport, OfferedArticle};
pub use draft::{ArticleChange, NewArticle};
pub use event::Event;
pub use faq::{Faq, FaqDraft, FaqEntry, FaqItem, FaqItemId, LONGEST_ANSWER, LONGEST_QUESTION};
pub use filter::ArticleFilter;
pub use hit::{HitKind, SearchHit, SearchHits};
pub use image::{ArticleImage, ImageKind, LARGEST_IMAGE};
pub use kind::Kind;
pub use pages::help_path;
pub use parts::{Answers, Paused, SearchBox, marked, newest};
pub use refusal::Refusal;
pub use revision::{Line, Revision, RevisionText, Turn};
pub use routes::HelpRoutes;
pub use search_words::{
    MeaningState, NewSynonyms, SearchReport, SearchedFor, StopWords, Synonyms, SynonymsId,
};
pub use settings_entries::settings_entries;
pub use slug::{LONGEST_SLUG, slug_of};
pub use status::Status;
pub use task::{ArticleTask, ArticleTaskId};
pub use visibility::Visibility;
pub use vote::{LONGEST_COMMENT, Vote};
pub use working_copy::{WorkingCopy, WorkingCopyDraft};
pub use writer_clock::WriterClock;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
